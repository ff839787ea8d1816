import Reporting

extension Route {
    /// What the department does with one report: the step says where, and who may.
    static func step(
        _ step: ReportStep,
        _ handler: @escaping @Sendable (Wish, ReportStep) throws -> any Reply
    ) -> Route {
        .post("/rounds/{round}/reports/{unit}/\(step.rawValue)", .roles(step.roles)) {
            (wish: Wish) in try handler(wish, step)
        }
    }

    /// The same with several reports at once.
    static func ofMany(
        _ step: ReportStep,
        _ handler: @escaping @Sendable (Wish, ReportStep) throws -> any Reply
    ) -> Route {
        .post("/rounds/{round}/steps/\(step.rawValue)", .roles(step.roles)) {
            (wish: Wish) in try handler(wish, step)
        }
    }
}

extension APIRoute {
    /// The same for scripts, with the steps of the school's head.
    static func step(
        _ step: ReportStep,
        _ handler: @escaping @Sendable (Wish, ReportStep) throws -> any Reply,
        _ operation: Operation
    ) -> APIRoute {
        .post(
            "/api/v1/rounds/{round}/reports/{unit}/\(step.rawValue)", .roles(step.roles),
            { (wish: Wish) in try handler(wish, step) }, operation)
    }
}
