extension Route {
    /// What programs ask beside the API.
    static let machines: [Route] = [
        .get("/healthz", .anyone, Health.alive),
        .get("/readyz", .anyone, Health.ready),
        .get("/metrics", .machines, Metrics.show),
        .get("/openapi.json", .anyone, OpenAPI.show),
    ]
}
