import Foundation
import Testing
import TestSupport

@testable import Formats

/// Photos of a paper, joined into one PDF.
@Suite struct PhotoDocumentTests {
    private func picture(_ octets: [UInt8]) throws -> JPEGPicture {
        try JPEGPicture(octets.indices) { place, count in
            Array(octets.dropFirst(place).prefix(count))
        }
    }

    /// The file of one photo.
    private func document(_ octets: [UInt8]) throws -> [UInt8] {
        PhotoDocument([try picture(octets)]).parts.flatMap { part in
            switch part {
            case .octets(let own): own
            case .copied(let range): Array(octets[range])
            }
        }
    }

    private func fault(_ octets: [UInt8]) -> JPEGPicture.Fault? {
        do throws(JPEGPicture.Fault) {
            _ = try JPEGPicture(octets.indices) { place, count in
                Array(octets.dropFirst(place).prefix(count))
            }
            return nil
        } catch {
            return error
        }
    }

    @Test("a photo's size, colours and how it was held are read, whoever wrote them")
    func header() throws {
        var sample = JPEGSample()
        sample.orientation = 6
        for isLittle in [true, false] {
            sample.isLittle = isLittle
            let found = try picture(sample.octets)
            #expect(found.width == 1200)
            #expect(found.height == 1600)
            #expect(found.orientation == 6)
            #expect(!found.isGray)
        }
        (sample.components, sample.frame, sample.orientation) = (1, 0xc2, nil)
        #expect(try picture(sample.octets).isGray)
        #expect(try picture(sample.octets).orientation == 1)
    }

    @Test("what the camera noted of place and person does not go along, nor what stands behind")
    func notes() throws {
        var sample = JPEGSample()
        sample.orientation = 1
        sample.trailer = JPEGSample.place + sample.octets
        let file = try document(sample.octets)
        #expect(!file.contains(JPEGSample.place))
        let end: [UInt8] = [0xff, 0xd9]
        #expect(file.contains(sample.coded + end))
        #expect(file.contains(Array("JFIF".utf8)))
    }

    @Test("the table of the PDF names the places of its objects, and lengths are true")
    func table() throws {
        var sample = JPEGSample()
        sample.trailer = [1, 2, 3]
        let octets = sample.octets
        let file = try document(octets)
        #expect(try document(octets) == file)
        let text = String(decoding: file.map { $0 < 0x80 ? $0 : 0x2e }, as: UTF8.self)
        let table = try #require(text.range(of: "xref\n0 6\n"))
        #expect(
            text.hasSuffix(
                "startxref\n\(text.utf8.distance(from: text.startIndex, to: table.lowerBound))\n%%EOF\n"
            ))
        let lines = text[table.upperBound...].split(separator: "\n").dropFirst().prefix(5)
        for (index, line) in lines.enumerated() {
            let place = try #require(Int(line.prefix(10)))
            #expect(text.utf8.dropFirst(place).starts(with: "\(index + 1) 0 obj\n".utf8))
            #expect(line.utf8.count == 19)
        }
        let size = octets.count - 3 - JPEGSample.segment(0xfe, JPEGSample.place).count
        #expect(text.contains("/Filter /DCTDecode /Length \(size) >>\nstream\n"))
        #expect(text.contains("/Width 1200 /Height 1600 /ColorSpace /DeviceRGB"))
    }

    @Test(
        "each photo stands upright on A4, as large as it fits",
        arguments: [
            (1, "595 842", "595.000 0.000 0.000 793.333 0.000 24.333"),
            (2, "595 842", "-595.000 0.000 0.000 793.333 595.000 24.333"),
            (3, "595 842", "-595.000 0.000 0.000 -793.333 595.000 817.666"),
            (4, "595 842", "595.000 0.000 0.000 -793.333 0.000 817.666"),
            (5, "842 595", "0.000 -595.000 -793.333 0.000 817.666 595.000"),
            (6, "842 595", "0.000 -595.000 793.333 0.000 24.333 595.000"),
            (7, "842 595", "0.000 595.000 793.333 0.000 24.333 0.000"),
            (8, "842 595", "0.000 595.000 -793.333 0.000 817.666 0.000"),
        ])
    func upright(orientation: UInt8, page: String, matrix: String) throws {
        var sample = JPEGSample()
        sample.orientation = orientation
        let text = String(
            decoding: try document(sample.octets).map { $0 < 0x80 ? $0 : 0x2e }, as: UTF8.self)
        #expect(text.contains("/MediaBox [0 0 \(page)]"))
        #expect(text.contains("q \(matrix) cm /P Do Q"), "\(text.prefix(700))")
    }

    @Test("what is no photo that can be read is refused, and says why")
    func refused() {
        func changed(_ change: (inout JPEGSample) -> Void) -> JPEGPicture.Fault? {
            var sample = JPEGSample()
            change(&sample)
            return fault(sample.octets)
        }
        #expect(fault([]) == .otherContent)
        #expect(fault(Array("%PDF-1.7".utf8)) == .otherContent)
        #expect(fault([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) == .otherContent)
        #expect(fault([0xff, 0xd8, 0xff, 0xd9, 0xff, 0xd9]) == .otherContent)
        #expect(changed { $0.components = 4 } == .unsupported)
        #expect(changed { $0.frame = 0xc3 } == .unsupported)
        #expect(changed { $0.precision = 12 } == .unsupported)
        #expect(changed { $0.width = 199 } == .size(width: 199, height: 1600))
        #expect(changed { $0.height = 0 } == .size(width: 1200, height: 0))
        #expect(changed { $0.width = 65_535 } == .size(width: 65_535, height: 1600))
        #expect(changed { ($0.width, $0.height) = (20_000, 10_000) } == nil)
        #expect(
            changed { ($0.width, $0.height) = (20_000, 10_001) }
                == .size(width: 20_000, height: 10_001))
        #expect(changed { $0.frame = 0xe2 } == .otherContent)
        #expect(changed { $0.hasScan = false } == .otherContent)
        let twice = JPEGSample().octets
        #expect(fault(Array(twice.prefix(2) + twice[2...].dropLast(2) + twice[2...])) != nil)
    }

    @Test("a photo that is cut off anywhere, or of which an octet is another, ends no process")
    func broken() {
        var sample = JPEGSample()
        sample.orientation = 6
        let whole = sample.octets
        for end in whole.indices { #expect(fault(Array(whole.prefix(end))) != nil, "\(end)") }
        for place in whole.indices {
            for octet in [0, 0x7f, 0xff] as [UInt8] {
                var other = whole
                other[place] = octet
                _ = fault(other)
            }
        }
    }
}
