import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("The API's description")
struct OpenAPITests {
    @Test("it speaks of every address of the API, and of no other")
    func complete() {
        for route in Site.routes {
            #expect(route.isAPI == route.address.hasPrefix("/api/"), "\(route.name)")
        }
        let paths = OpenAPI.document["paths"]?.object
        #expect(paths?.names.count == Set(Site.routes.filter(\.isAPI).map(\.address)).count)
    }

    @Test("every schema that it names is there, and every one that is there is named")
    func references() {
        var named: Set<String> = []
        func look(_ json: JSON) {
            if let reference = json["$ref"]?.string {
                named.insert(String(reference.split(separator: "/").last ?? ""))
            }
            if case .object(let members) = json { members.pairs.forEach { look($0.value) } }
            json.array?.forEach(look)
        }
        look(OpenAPI.document)
        #expect(named == Set(Schemas.all.names))
    }

    @Test("each operation has a name of its own")
    func names() {
        var names: [String] = []
        for (_, path) in OpenAPI.document["paths"]?.object?.pairs ?? [] {
            for (_, operation) in path.object?.pairs ?? [] {
                names.append(operation["operationId"]?.string ?? "")
            }
        }
        #expect(names.count == APIRoute.all.count)
        #expect(Set(names).count == names.count)
    }

    @Test("anybody may read it")
    func open() throws {
        let site = try APISite()
        let answer = try site.get("/openapi.json", as: nil)
        #expect(answer.status == 200)
        #expect(answer["openapi"] == "3.1.0")
    }
}
