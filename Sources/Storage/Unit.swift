import Reporting

/// Foundation has a `Unit` too; here the name means ours.
package typealias Unit = Reporting.Unit
