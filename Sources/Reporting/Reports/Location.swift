/// Where something is: its name as people say it, and its point on the map, or one of the two.
package struct Location: Hashable, Sendable {
    package var name: String
    /// Degrees of WGS 84, exact to six digits (some 0.1 m), north and east of zero.
    package var point: Point?

    package init(name: String, point: Point?) {
        self.name = name
        self.point = point
    }

    package struct Point: Hashable, Sendable {
        package let latitude: FixedPoint
        package let longitude: FixedPoint

        /// nil beyond the globe.
        package init?(latitude: FixedPoint, longitude: FixedPoint) {
            guard let latitude = latitude.rounded(to: Point.scale),
                let longitude = longitude.rounded(to: Point.scale),
                (-90_000_000...90_000_000).contains(latitude.units),
                (-180_000_000...180_000_000).contains(longitude.units)
            else { return nil }
            (self.latitude, self.longitude) = (latitude, longitude)
        }

        static let scale = 6
    }

    /// Characters of a name.
    static let longestName = 300
    /// Octets of a name with its coordinates, as they may be typed.
    private static let longestTyped = 4 * longestName + 100
}

extension Location.Point: CustomStringConvertible {
    /// `20.938100, 106.314600`, as maps write it, for a comma would divide them otherwise.
    package var description: String { "\(latitude), \(longitude)" }
}

extension Location {
    /// `Cổng trường (20.938100, 106.314600)`: so it is shown, and so it may be typed.
    package var text: String {
        guard let point else { return name }
        return name.isEmpty ? point.description : "\(name) (\(point))"
    }

    /// Reads a name with a point behind it, in brackets or not, as it is copied from a map.
    init(typed text: String) throws(Misfit) {
        // The pattern is sought from each of its characters.
        guard text.utf8.count <= Location.longestTyped else {
            throw Misfit("Không được dài quá \(Location.longestName) ký tự.")
        }
        let pattern = /[\s,;(@]*(-?\d{1,3}\.\d+)°?\s*[,;\s]\s*(-?\d{1,3}\.\d+)°?\s*\)?$/
        guard let match = text.firstMatch(of: pattern) else {
            self.init(name: text, point: nil)
            return
        }
        guard let latitude = FixedPoint(String(match.output.1).digits(atMost: 12)),
            let longitude = FixedPoint(String(match.output.2).digits(atMost: 12)),
            let point = Point(latitude: latitude, longitude: longitude)
        else {
            throw Misfit(
                "Tọa độ ghi vĩ độ trước, kinh độ sau, bằng độ, như 20.938100, 106.314600.")
        }
        self.init(name: TypedText.trimmed(String(text[..<match.range.lowerBound])), point: point)
    }

    var json: JSON {
        var members: JSON.Members = [:]
        if !name.isEmpty { members["name"] = .string(name) }
        if let point {
            members["latitude"] = JSON(point.latitude)
            members["longitude"] = JSON(point.longitude)
        }
        return .object(members)
    }

    /// `{"name", "latitude", "longitude"}`, of which the last two stand together; nil for anything
    /// else, and where there is neither a name nor a point.
    init?(json: JSON) {
        guard let members = json.object,
            Set(members.names).isSubset(of: ["name", "latitude", "longitude"])
        else { return nil }
        var point: Point?
        switch (members["latitude"]?.number, members["longitude"]?.number) {
        case (let latitude?, let longitude?):
            point = Point(latitude: latitude, longitude: longitude)
            guard point != nil else { return nil }
        case (nil, nil) where members["latitude"] == nil && members["longitude"] == nil: break
        default: return nil
        }
        let name = members["name"]?.string ?? ""
        guard !name.isEmpty || point != nil, members["name"] == nil || !name.isEmpty else {
            return nil
        }
        self.init(name: name, point: point)
    }
}

extension String {
    /// Without the digits of a fraction beyond those.
    fileprivate func digits(atMost count: Int) -> String {
        guard let point = firstIndex(of: ".") else { return self }
        return String(self[...point]) + self[index(after: point)...].prefix(count)
    }
}
