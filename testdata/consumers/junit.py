"""Reads a report as python3-junitparser does and fails when its counters do not add up."""
import sys

from junitparser import JUnitXml

for path in sys.argv[1:]:
    report = JUnitXml.fromfile(path)
    suites = list(report)
    cases = [case for suite in suites for case in suite]
    failed = sum(any(type(r).__name__ == "Failure" for r in case.result) for case in cases)
    if not suites or report.tests != len(cases) or report.failures != failed:
        sys.exit(f"{path}: {report.tests} tests and {report.failures} failures are claimed, {len(cases)} and {failed} are there")
    names = [(case.classname, case.name) for case in cases]
    if len(set(names)) != len(names):
        sys.exit(f"{path}: a name stands twice")
    print(f"junitparser: {path}: {len(cases)} cases, {failed} failures")
