extension Route {
    /// What programs ask beside the API.
    static let machines: [Route] = [
        .probe("/healthz", Health.alive),
        .probe("/readyz", Health.ready),
        .get("/metrics", .machines, Metrics.show),
        .get("/openapi.json", .anyone, OpenAPI.show),
    ]
}
