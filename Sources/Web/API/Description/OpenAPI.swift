import HTTP
import HTTPTypes
import Reporting

extension OpenAPI {
    /// `GET /openapi.json`: the API's description (OpenAPI 3.1), made of the route table.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return .json(OpenAPI.document)
    }
}

/// The description of every address of the API.
enum OpenAPI {
    static let document: JSON = [
        "openapi": "3.1.0",
        "info": [
            "title": "Tổng Hợp", "version": "1",
            "description":
                "Reports of schools to their education department. Times are RFC 3339, days YYYY-MM-DD, money integers in đồng. Errors are RFC 9457 problem documents.",
        ],
        "servers": [["url": "/"]],
        "security": [["token": []]],
        "paths": .object(paths),
        "components": [
            "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            "schemas": .object(Schemas.all),
        ],
    ]

    private static var paths: JSON.Members {
        var paths = JSON.Members()
        for (route, operation) in APIRoute.all.map({ ($0.route, $0.operation) }) {
            var methods = paths[route.address]?.object ?? [:]
            methods[route.method.rawValue.lowercased()] = json(of: route, operation)
            paths[route.address] = .object(methods)
        }
        return paths
    }

    private static func json(of route: Route, _ operation: Operation) -> JSON {
        var parameters = route.address.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            brace -> JSON in
            [
                "name": .string(String(brace.dropFirst().dropLast())), "in": "path",
                "required": true, "schema": Schemas.place,
            ]
        }
        parameters += operation.query.map { name, schema in
            ["name": .string(name), "in": "query", "schema": schema]
        }
        if operation.isIdempotent {
            parameters.append([
                "name": "Idempotency-Key", "in": "header",
                "schema": ["type": "string", "pattern": "^[!-~]{1,255}$"],
            ])
        }
        if operation.heedsTag {
            parameters.append([
                "name": "If-Match", "in": "header",
                "schema": ["type": "string", "pattern": "^(\\*|\"[0-9]+\")$"],
            ])
        }
        var members: JSON.Members = [
            "summary": .string(operation.summary),
            "operationId": .string(operationID(of: route)),
            "parameters": .array(parameters),
            "responses": .object(responses(operation)),
        ]
        if let body = operation.body {
            var content: JSON.Members = [operation.bodyType: ["schema": body]]
            if let file = operation.bodyBeside {
                content[file] = ["schema": ["type": "string", "format": "binary"]]
            }
            members["requestBody"] = [
                "required": .boolean(operation.isBodyNeeded), "content": .object(content),
            ]
        }
        return .object(members)
    }

    /// `post_rounds_round_reports`
    private static func operationID(of route: Route) -> String {
        let words = route.address.split { "/{}.-".contains($0) }.dropFirst(2)
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(
            separator: "_")
    }

    private static func responses(_ operation: Operation) -> JSON.Members {
        var success: JSON.Members = ["description": .string(operation.summary)]
        let schema = operation.answer ?? (operation.type == "text/csv" ? .anyText : [:])
        success["content"] = .object([operation.type: ["schema": schema]])
        var responses: JSON.Members = [
            "\(operation.status.code)": .object(success),
            "default": [
                "description": "Refused, or failed; nothing was changed.",
                "content": ["application/problem+json": ["schema": .reference("Problem")]],
            ],
        ]
        for (status, other) in operation.also {
            responses["\(status)"] = [
                "description": .string(other.when),
                "content": .object([operation.type: ["schema": other.answer]]),
            ]
        }
        return responses
    }
}
