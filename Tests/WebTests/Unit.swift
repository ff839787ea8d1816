import Reporting

/// Foundation has a `Unit` too; here the name means ours.
typealias Unit = Reporting.Unit
