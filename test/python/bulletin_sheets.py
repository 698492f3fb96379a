"""What the workbook of a bulletin must say, sheet by sheet, after docs/bulletin-papers.md: for verify_bulletin.py, which is the program."""
import datetime
from bulletin_papers import (PAPER, SAID, WORDS, asked, at, class_name, days, direction, document_no, issue_name, minute, percent, span)

SHEETS, HEADS = PAPER["sheets"], PAPER["columns"]
FIGURE = ["metric", "formula", "measure", "numerator", "denominator", "share", "numeratorBefore", "denominatorBefore", "shareBefore",
          "direction"]


def moment(instant):
    return None if instant is None else days(at(instant))


def date(day):
    return days(datetime.datetime.fromisoformat(day))


def value(one):
    return [None] * 3 if one is None else [one["numerator"], one["denominator"], percent(one)]


def measure(metric):
    return HEADS["milliseconds" if metric == "coverage" else "pieces"]


def metric_name(metric):
    return None if metric is None else WORDS["metrics"][metric]


def figure(one):
    metric, now, before = one["metric"], one["now"], one["before"]
    return [metric_name(metric), WORDS["formulas"][metric], measure(metric), *value(now), *value(before),
            PAPER["directions"][direction(now, before)]]


def sheet(name, columns, rows):  # a column by its name, or a heading by itself behind "="
    return SHEETS[name], [[column[1:] if column[0] == "=" else HEADS[column] for column in columns], *rows]


def named(words, *names):
    return [f"={words[name]}" for name in names]


def workbook_sheets(paper):
    content, unit = paper.content, paper.unit
    yes = lambda holds: PAPER["yes"] if holds else None
    about, words, checks = paper.about, PAPER["about"], content["checks"]
    point, monthly = about["checkpoint"] or {}, content["monthly"]
    rows = [("issue", document_no(about["prefix"], about["issue"])), ("brigade", content["brigade"]), ("period", span(content["period"])),
            ("before", span(content["before"])), ("cutOff", minute(content["cutOff"])), ("takenAt", minute(content["takenAt"])),
            ("sealedAt", minute(about["sealedAt"])), ("digest", about["bulletinDigest"]), ("checkpointSize", point.get("size")),
            ("checkpointRoot", point.get("root")), ("persons", words["noNames"]), ("inspections", checks["inspections"]["done"]),
            ("faults", checks["inspections"]["faults"])]
    if monthly is not None:
        rows += [("rulesVersion", monthly["scores"]["rulesVersion"]), ("notRated", monthly["scores"]["notRated"])]
    overview = content["overview"]
    sheets = [
        sheet("about", ["item", "content"], [[words[name], said] for name, said in rows]),
        sheet("overview", ["unit", *FIGURE], [
            *([PAPER["total"], *figure(one)] for one in overview["total"]),
            *([unit(of["unitCode"]), *figure(one)] for of in overview["units"] for one in of["figures"])]),
        sheet("campaigns", ["campaign", *FIGURE],
              [[of["name"], *figure(one)] for of in content["campaigns"] for one in of["figures"]]),
        *(monthly_sheets(paper, monthly) if monthly is not None else []),
    ]
    problem = lambda one: [class_name(one["violationClass"]), WORDS["findingKinds"][one["kind"]], unit(one["unitCode"])]
    counts = ["told", "confirmed", "open", "excused", "unfounded"]
    sheets += [
        sheet("problems", ["violationClass", "kind", "unit", *named(PAPER["problems"]["columns"], *counts)],
              [[*problem(one), *(one[count] for count in counts)] for one in content["problems"]]),
        sheet("draws", ["draw", "state", "planVersion", "finishedAt", "population", "asked", "heard", "turns", "seed", "root"],
              [[one["draw"], WORDS["drawStates"][one["state"]], one["planVersion"], moment(one["finishedAt"]),
                *(one[name] for name in ("population", "asked", "heard", "turns", "seed", "root"))] for one in checks["draws"]]),
        sheet("strata", ["draw", "stratum", "perMille", "minimum", "cap",
                         *named(PAPER["checks"]["columns"], "size", "drawn", "done", "passed", "skipped"), "capped"],
              [[one["draw"], *(of[name] for name in "key perMille minimum cap size drawn done passed skipped".split()), yes(of["capped"])]
               for one in checks["draws"] for of in one["strata"]]),
        sheet("skips", ["draw", "item2"],
              [[one["draw"], WORDS["itemKinds"][of["kind"]]] for one in checks["draws"] for of in one["skips"]]),
    ]
    criticism = content["criticism"]
    rule = lambda one, of="criticismRules": SAID[of][one["rule"]]
    off = lambda one: yes(one["key"] in paper.off)
    sheets += [
        sheet("criticism", ["rule", "person", "unit", "violationClass", "takenOff"],
              [[rule(one), one["person"], unit(one["unitCode"]),
                None if one["violationClass"] is None else class_name(one["violationClass"]), off(one)]
               for one in criticism["persons"]]),
        sheet("decisions", ["rule", "person", "kind", "dutyDate", "decidedAt", "seenAt"],
              [[rule(one), one["person"], WORDS["findingKinds"][of["kind"]], date(of["dutyDate"]), moment(of["decidedAt"]),
                moment(of["seenAt"])] for one in criticism["persons"] for of in one["decisions"]]),
        sheet("unitCriticism", ["rule", "unit", "counted", "limit", "metric", "takenOff"],
              [[rule(one, "unitCriticismRules"), unit(one["unitCode"]), one["counted"], one["limit"], metric_name(one["metric"]), off(one)]
               for one in criticism["units"]]),
        sheet("commendation", ["rule", "person", "unit", "metric", "measure", *FIGURE[3:9], "takenOff"],
              [[rule(one, "commendationRules"), one["person"], unit(one["unitCode"]), metric_name(one["metric"]),
                None if one["metric"] is None else measure(one["metric"]), *value(one["now"]), *value(one["before"]), off(one)]
               for one in content["commendation"]]),
        sheet("rectifications", ["unit", *named(PAPER["rectifications"]["columns"], "ordered", "done", "overdue")],
              [[unit(one["unitCode"]), one["ordered"], one["done"], one["overdue"]] for one in content["rectifications"]]),
        sheet("changes", [*named(PAPER["changes"]["columns"], "at", "leaf", "what", "subject", "unit")],
              [[moment(one["at"]), None if one["leaf"] is None else one["leaf"] + 1, WORDS["facts"].get(one["type"], one["type"]),
                None if one["subject"] is None else paper.subject(one["subject"]),
                PAPER["brigade"] if one["unitCode"] is None else unit(one["unitCode"])] for one in content["changes"]]),
        sheet("guarantees", ["guarantee", "since"],
              [[WORDS["guarantees"].get(one["guarantee"], one["guarantee"]), moment(one["since"])] for one in content["missingGuarantees"]]),
        sheet("outages", ["station", "unit", "from", "to"],
              [[paper.station(one), unit(one["unitCode"]), moment(one["from"]), moment(one["to"])] for one in content["outages"]]),
        sheet("corrections", ["issue", "from", "to", "unit", "metric", "measure", "was", "wasOf", "is", "isOf", "added",
                              "removed", "changed"],
              [[issue_name(one["issue"]), date(one["period"]["from"]), date(one["period"]["to"]),
                PAPER["brigade"] if one["unitCode"] is None else unit(one["unitCode"]), metric_name(one["metric"]), measure(one["metric"]),
                *(one[of][part] for of in ("was", "is") for part in ("numerator", "denominator")),
                *(one["why"][name] for name in ("added", "removed", "changed"))] for one in content["corrections"]]),
        sheet("cleared", ["issue", "rule", "person", "unit", "reason"],
              [[issue_name(one["issue"]), rule(one), one["person"], unit(one["unitCode"]), SAID["clearedWhy"][one["why"]]]
               for one in content["cleared"]]),
        sheet("receipts", ["issue", "dueOn", "unit", "confirmed", "answered"],
              [[issue_name(one["issue"]), date(one["dueOn"]), unit(of), yes(of in one["confirmed"]), yes(of in one["answered"])]
               for one in content["receipts"] for of in one["units"]]),
        sheet("requirements", ["unit", "requirement", "dueOn"],
              [[asked(paper, one), one["text"], date(one["dueOn"])] for one in paper.texts["requirements"]]),
    ]
    return sheets


def monthly_sheets(paper, monthly):
    rows = []
    for one in monthly["trends"]:
        metric = one["metric"]
        groups = [(PAPER["total"], one["total"]), *((paper.unit(of["unitCode"]), of["points"]) for of in one["units"])]
        rows += [[metric_name(metric), WORDS["formulas"][metric], measure(metric), name, date(period["from"]), date(period["to"]),
                  *value(point)] for name, points in groups for period, point in zip(one["periods"], points)]
    scores = monthly["scores"]
    sheets = [
        sheet("trends", ["metric", "formula", "measure", "unit", "from", "to", "numerator", "denominator", "share"], rows),
        sheet("scores", ["unit", "score", "ratedOfficers"],
              [[paper.unit(one["unitCode"]), None if one["scoreTenths"] is None else one["scoreTenths"] / 10,
                one["ratedOfficers"]] for one in scores["units"]]),
        sheet("bands", ["from", "to", "officers"], [[one["from"], one["below"], one["officers"]] for one in scores["bands"]]),
    ]
    if "training" not in monthly:
        return sheets
    training = monthly["training"]
    return [*sheets,
            sheet("training", ["unit", "sessions", "expected", "present", "absentExcused", "absentMissed", "madeUp"],
                  [[paper.unit(one["unitCode"]),
                    *(one[name] for name in ("sessions", "expected", "present", "excused", "missed", "madeUp"))]
                   for one in training["units"]]),
            sheet("reOffences", ["unit", "violationClass", "taught", "findingCount"],
                  [[paper.unit(one["unitCode"]), WORDS["violationClasses"][one["violationClass"]],
                    WORDS["taught"][one["taught"]], len(one["findingIds"])] for one in training["reOffences"]])]
