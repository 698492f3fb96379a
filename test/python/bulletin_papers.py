"""What the papers of a bulletin must say, after docs/bulletin-papers.md, and whether they do: for verify_bulletin.py, which is the program.

Its words are those of bulletin_words.json, its sentences stand here; it shares no code with what writes the papers.
"""
import datetime, json, math, pathlib, re
from read_papers import PaperRefused, read_document, read_workbook

WORDS = json.loads(pathlib.Path(__file__).with_name("bulletin_words.json").read_text("utf-8"))
PAPER, SAID = WORDS["paper"], WORDS["document"]
BLANK = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
ANY_NAME = "[^：；。，\n]{1,100}"


class Differs(Exception):
    pass


def at(instant):  # what a clock in China shows
    return datetime.datetime.fromisoformat(instant.replace("Z", "+00:00")).replace(tzinfo=None) + datetime.timedelta(hours=8)


def days(moment):
    return (moment.replace(microsecond=0) - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)


def day(date):  # 2026年11月9日
    year, month, number = (int(part) for part in date.split("-"))
    return f"{year}年{month}月{number}日"


def month(date):
    return day(date).split("月")[0] + "月"


def span(period):
    until = day(period["to"])
    return f"{day(period['from'])}至{until[5:] if period['from'][:4] == period['to'][:4] else until}"


def minute(instant):
    local = at(instant).isoformat()
    return day(local[:10]) + local[11:16]


def local_day(instant):
    return at(instant).isoformat()[:10]


def number(nr):  # 1: 一, 23: 二十三
    digits = "零一二三四五六七八九十"
    tens, ones = divmod(nr, 10)
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones or not nr else "")


def issue_no(issue):
    return f"〔{issue['year']}〕第{issue['number']}期"


def issue_name(issue):
    return SAID["kinds"][issue["kind"]] + issue_no(issue)


def document_no(prefix, issue):
    return f"{prefix}{issue_no(issue)}（{SAID['kinds'][issue['kind']]}）" if prefix else issue_name(issue)


def percent(value):
    return math.floor(value["numerator"] / value["denominator"] * 1000) / 10 if value["denominator"] else None


def percent_text(value):
    return PAPER["noShare"] if percent(value) is None else f"{percent(value):.1f}%"


def amount(metric, value):
    if metric != "coverage":
        return str(value)
    seconds = value // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def fraction(metric, value):
    return f"{amount(metric, value['numerator'])}/{amount(metric, value['denominator'])}"


def value_text(metric, value):
    return f"{percent_text(value)}（{fraction(metric, value)}）"


def direction(now, before):
    if not now["denominator"] or not before["denominator"]:
        return "none"
    here, there = now["numerator"] * before["denominator"], before["numerator"] * now["denominator"]
    return "same" if here == there else "up" if here > there else "down"


def arrow(figure):
    return {"up": "↑", "down": "↓", "same": "→", "none": ""}[direction(figure["now"], figure["before"])]


def change(figure):
    way = direction(figure["now"], figure["before"])
    if way == "none":
        return PAPER["overview"]["notCompared"]
    points = f"{abs((percent(figure['now']) or 0) - (percent(figure['before']) or 0)):.1f}"
    if way == "same" or points == "0.0":
        return PAPER["overview"]["same"]
    return f"较上期{'上升' if way == 'up' else '下降'}{points}个百分点"


def class_name(violation):
    return PAPER["problems"]["noClass"] if violation is None else WORDS["violationClasses"][violation]


def all_of(words, keys):
    found = [words.get(key) for key in keys.split(",")]
    return None if None in found else PAPER["and"].join(found)


class Paper:
    """One issue: its content, what people wrote, what the seal says, and the names that are known."""

    def __init__(self, content, texts, about, names):
        self.content, self.texts, self.about, self.names = content, texts, about, names
        self.units = {unit["unitCode"]: unit["name"] for unit in content["units"]}
        self.off = {one["key"] for one in texts["takenOff"]}
        self.tables = self.charts = 0

    def unit(self, code):
        return PAPER["noUnit"] if code is None else self.units.get(code, code)

    def person(self, person, unit):
        name = self.names.get(person)
        if name is None:
            return f"姓名已抹去（{person}）"
        return name if unit is None else f"{name}（{self.unit(unit)}）"

    def subject(self, subject):
        if subject is None:
            return PAPER["noShare"]
        kind, what = subject.split(":", 1) if ":" in subject else (None, subject)
        name, said = WORDS["subjects"].get(kind), self.readable(kind, what)
        if said is None:
            return name or "其他"
        if name is None or kind == "hq":
            return said
        if kind in ("checklist", "draw_plan", "must_record", "score_rules"):
            return f"{name}第{said}版"
        return f"{name}{said}" if kind in ("recorder", "draw") else f"{name}（{said}）"

    def readable(self, kind, what):  # None: nothing that a person could read
        dates = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?", what, re.A)
        if dates:
            first, last = dates[1], dates[2] or dates[1]
            return day(first) if first == last else span({"from": first, "to": last})
        if kind in ("checklist", "draw", "draw_plan", "must_record", "score_rules"):
            return what if re.fullmatch(r"\d{1,6}", what, re.A) else None
        if kind in ("leadership", "spare_stock", "unit"):
            return self.unit(what)
        if kind in ("officer", "recorder"):
            return what
        if kind == "duty_type":
            return None if re.fullmatch("[a-z0-9_]+", what) else what
        if kind == "guarantee":
            return all_of(WORDS["guarantees"], what)
        return all_of(WORDS["hqSubjects"], what) or all_of(WORDS["parameters"], what) if kind in ("hq", None) else None

    def station(self, outage):  # by its unit; counted where several of it were out
        out = sorted({one["stationId"] for one in self.content["outages"] if one["unitCode"] == outage["unitCode"]})
        number = f"第{out.index(outage['stationId']) + 1}个" if len(out) > 1 else ""
        return f"{self.unit(outage['unitCode'])}{number}采集站"

    def table_no(self):
        self.tables += 1
        return f"表{self.tables}　"

    def chart_no(self):
        self.charts += 1
        return f"图{self.charts}　"


def table(headings, rows):  # cell by cell; below it an empty line
    cells = list(headings) if any(headings) else []
    for row in rows:
        for cell in row:
            cells += [cell] if isinstance(cell, str) else cell
    return [*cells, ""]


def pictures(names):  # three side by side
    return [line for name in names for line in (f"[{name}]", name)] + [""] * (-len(names) % 3)


def sections(parts, none):  # (title, lines), of those that have lines
    there = [(title, lines) for title, lines in parts if lines]
    numbered = [line for nr, (title, lines) in enumerate(there, 1) for line in (f"（{number(nr)}）{title}", *lines)]
    return numbered or [none]


def write_overview(paper):
    words, names, overview = PAPER["overview"], WORDS["metrics"], paper.content["overview"]
    total = {figure["metric"]: figure for figure in overview["total"]}
    told = [f"{names[metric]}{value_text(metric, total[metric]['now'])}，{change(total[metric])}"
            for metric in ("use", "coverage", "timely_import", "must_record", "answer") if metric in total]
    lines = [f"全大队{'；'.join(told)}。"] if told else []

    def cell(figures, metric):
        figure = next((one for one in figures if one["metric"] == metric), None)
        if figure is None:
            return [PAPER["noShare"]]
        now, before = figure["now"], figure["before"]
        return [percent_text(now) + arrow(figure), *([f"（{fraction(metric, now)}）"] if now["denominator"] else []),
                *([f"上期{percent_text(before)}"] if before["denominator"] else [])]

    for group in ("issue spares use coverage", "timely_import must_record integrity classified", "spot_check pass answer",
                  "training re_offence"):
        shown = [metric for metric in group.split() if metric in total]
        if shown:
            rows = [(PAPER["total"], overview["total"]), *((paper.unit(one["unitCode"]), one["figures"]) for one in overview["units"])]
            lines += [f"{paper.table_no()}各单位指标"]
            lines += table([words["unit"], *(names[metric] for metric in shown)],
                           [[name, *(cell(figures, metric) for metric in shown)] for name, figures in rows])
            lines += [f"{names[metric]}＝{WORDS['formulas'][metric]}" for metric in shown]
    units = "、".join([PAPER["total"], *(paper.unit(one["unitCode"]) for one in overview["units"])])
    drawn = [paper.chart_no() + names[metric] for metric in names if metric in total]
    lines += [words["note"], words["chartTitle"], *pictures(drawn),
              f"图中每组两柱，深色为本期、浅色为上期；自左至右为{units}；横线每格25%，顶格为100%（超过的画到顶格）。公式见表注。"]
    for nr, one in enumerate(paper.content["campaigns"], 1):
        def parts(metric, value, first):
            return [first, *([f"（{fraction(metric, value)}）"] if value["denominator"] else [])]
        rows = [[names[metric], parts(metric, now, percent_text(now) + arrow({"now": now, "before": before})),
                 parts(metric, before, percent_text(before))]
                for metric, now, before in ((figure["metric"], figure["now"], figure["before"]) for figure in one["figures"])]
        lines += [f"（{number(nr)}）专项整治：{one['name']}", *table([words["metric"], words["now"], words["previous"]], rows)]
    return lines


def write_trends(paper):
    trends, names = paper.content["monthly"]["trends"], WORDS["metrics"]
    if not trends:
        return [PAPER["overview"]["notCompared"] + PAPER["stop"]]
    periods, first_units = trends[0]["periods"], trends[0]["units"]
    months = [f"{int(period['from'][5:7])}月" for period in periods]

    def cells(metric, values):
        return [[percent_text(value), fraction(metric, value)] for value in values]

    lines = [f"{paper.table_no()}全大队近六个月"]
    lines += table([PAPER["overview"]["metric"], *months], [
        [names[one["metric"]], *([percent_text(value) for value in one["total"]] if one["metric"] == "coverage" else
                                 cells(one["metric"], one["total"]))] for one in trends])
    for one in trends:
        metric = one["metric"]
        if metric in ("issue", "use", "timely_import"):
            rows = [(PAPER["total"], one["total"]), *((paper.unit(unit["unitCode"]), unit["points"]) for unit in one["units"])]
            lines += [f"{paper.table_no()}各单位{names[metric]}"]
            lines += table([PAPER["overview"]["unit"], *months], [[name, *cells(metric, values)] for name, values in rows])
    drawn = [paper.chart_no() + names[one["metric"]] for one in trends]
    legend = [PAPER["total"], *(paper.unit(unit["unitCode"]) for unit in first_units)]
    return [*lines, PAPER["trends"]["legend"] + "".join(f"[{name}] {name}　" for name in legend), *pictures(drawn),
            f"图中自左至右为{month(periods[0]['from'])}至{month(periods[-1]['from'])}，横线每格25%，顶格为100%。公式见表注。"]


def write_problems(paper):
    words, problems = PAPER["problems"], paper.content["problems"]
    if not problems:
        return [words["none"]]
    counts = ["told", "confirmed", "open", "excused", "unfounded"]
    told, confirmed, still_open, excused, unfounded = sums = [sum(one[count] for one in problems) for count in counts]
    rows = [[class_name(one["violationClass"]), WORDS["findingKinds"][one["kind"]], paper.unit(one["unitCode"]),
             *(str(one[count]) for count in counts)] for one in problems]
    return [f"本期共告知问题{told}件；截至数据截止时，认定{confirmed}件，待处理{still_open}件，说明免责{excused}件，不属实或已消除{unfounded}件。",
            f"{paper.table_no()}问题明细",
            *table([words["columns"][name] for name in ("violationClass", "kind", "unit", *counts)],
                   [*rows, [PAPER["total"], "", "", *map(str, sums)]])]


def write_checks(paper):
    words, checks = PAPER["checks"], paper.content["checks"]
    lines = [] if checks["draws"] else [words["none"]]
    for nr, one in enumerate(checks["draws"], 1):
        when, plan, heard = minute(one["finishedAt"]), one["planVersion"], one["heard"]
        how = f"{when}完成，按抽查方案第{plan}版抽取。" if one["state"] != "void" else \
            f"按抽查方案第{plan}版进行，截止后14天内未完成，{when}作废；其待抽名单并入下次，加倍抽取。"
        bound = f"只有大队平台与提交承诺的全部 {heard} 个采集站串通，才能左右结果；缺任何一个都不行。单独一个采集站只能拖延，或以作废为代价阻止。" \
            if heard else "本期没有采集站提交承诺：大队平台一方就能左右结果。"
        rows = []
        for stratum in one["strata"]:
            least, most = stratum["minimum"], stratum["cap"]
            prescribed = [f"抽 {stratum['perMille']}‰", *([f"至少 {least} 项"] if least > 0 else []),
                          *([] if most is None else [f"至多 {most} 项"])]
            rows.append(["其余全部" if stratum["key"] == "rest" else stratum["key"],
                         "，".join(prescribed) + (words["capped"] if stratum["capped"] else ""),
                         *(str(stratum[count]) for count in ("size", "drawn", "done", "passed", "skipped"))])
        seed = one["seed"]
        lines += [f"（{number(nr)}）第{one['draw']}次随机抽查",
                  f"{how}待抽{one['population']}项，因轮到本人另抽{one['turns']}项。征集采集站{one['asked']}个，按时提交承诺{heard}个。{bound}",
                  f"{paper.table_no()}规定比例与抽查结果",
                  *table([words["columns"][name] for name in ("stratum", "prescribed", "size", "drawn", "done", "passed", "skipped")], rows),
                  *table([], [[words["seedShort"], words["noSeed"] if seed is None else seed[:16]],
                              [words["seed"], words["noSeed"] if seed is None else seed],
                              [words["root"], words["noSeed"] if one["root"] is None else one["root"]]])]
        lines += [f"免查：{WORDS['itemKinds'][skip['kind']]}，{skip['reason'].removesuffix('。')}。" for skip in one["skips"]]
    if checks["draws"]:
        lines.append(f"（{number(len(checks['draws']) + 1)}）{words['inspections']}")
    done, faults = checks["inspections"]["done"], checks["inspections"]["faults"]
    return [*lines, f"实地检查{done}人次，发现问题{faults}人次。" if done or faults else words["noInspections"]]


def write_criticism(paper):
    words, criticism = PAPER["criticism"], paper.content["criticism"]
    persons = [one for one in criticism["persons"] if one["key"] not in paper.off]
    units = [one for one in criticism["units"] if one["key"] not in paper.off]
    named = []
    for nr, one in enumerate(persons, 1):
        rule, violation = SAID["criticismRules"][one["rule"]], one["violationClass"]
        if violation is not None and one["rule"] != "confirmed_deletion":
            rule += f"，属{WORDS['violationClasses'][violation]}"
        rests = [f"{day(rest['dutyDate'])}“{WORDS['findingKinds'][rest['kind']]}”，{day(local_day(rest['decidedAt']))}认定"
                 for rest in one["decisions"]]
        named.append(f"{nr}.{paper.person(one['person'], one['unitCode'])}：{rule}。" +
                     (f"所依据的认定：{'；'.join(rests)}。" if rests else ""))
    told = []
    for nr, one in enumerate(units, 1):
        counted, limit, metric = one["counted"], one["limit"], "" if one["metric"] is None else WORDS["metrics"][one["metric"]]
        text = {"answers_late": f"反馈逾期（计{counted}，规定界限{limit}）",
                "rectification_overdue": f"整改逾期（计{counted}件，规定界限{limit}件）",
                "slips": f"{metric}持续下滑（计{counted}，规定界限{limit}）"}[one["rule"]]
        told.append(f"{nr}.{paper.unit(one['unitCode'])}：{text}。")
    off = len(criticism["persons"]) + len(criticism["units"]) - len(persons) - len(units)
    return [*sections([(words["persons"], [*named, words["basis"]] if named else []), (words["units"], told)], words["none"]),
            *([f"另有{off}条按规则提出，经审核不予列入，理由随本通报存证。"] if off else [])]


def write_commendation(paper):
    shown = [one for one in paper.content["commendation"] if one["key"] not in paper.off]
    lines = []
    for nr, one in enumerate(shown, 1):
        who = paper.unit(one["unitCode"]) if one["person"] is None else paper.person(one["person"], one["unitCode"])
        metric, now, before = one["metric"] or "coverage", one["now"], one["before"]
        said = f"应录时间{value_text(metric, now)}全部录像" if before is None else \
            f"{WORDS['metrics'][metric]}由{value_text(metric, before)}升至{value_text(metric, now)}"
        lines.append(f"{nr}.{who}：{SAID['commendationRules'][one['rule']]}，{said}。")
    return lines or [PAPER["commendation"]["none"]]


def write_scores(paper):
    words, scores = PAPER["scores"], paper.content["monthly"]["scores"]
    heads = words["columns"]
    return [f"按考核规则第{scores['rulesVersion']}版计分，满分100分；出勤不足不予评分{scores['notRated']}人。",
            f"{paper.table_no()}各单位考核得分",
            *table([heads["unit"], heads["score"], heads["officers"]],
                   [[paper.unit(one["unitCode"]), words["notRated"] if one["scoreTenths"] is None else f"{one['scoreTenths'] / 10:.1f}",
                     str(one["ratedOfficers"])] for one in scores["units"]]),
            f"{paper.table_no()}人员得分分布",
            *table([heads["band"], heads["officers"]],
                   [[f"{one['from']}分及以上" if one["below"] is None else f"{one['from']}分至不足{one['below']}分", str(one["officers"])]
                    for one in scores["bands"]])]


def write_training(paper):
    words, heads, training = PAPER["training"], PAPER["columns"], paper.content["monthly"]["training"]
    lines = []
    if training["units"]:
        names = ["sessions", "expected", "present", "excused", "missed", "madeUp"]
        lines += [f"{paper.table_no()}各单位学习情况",
                  *table([heads[name] for name in ("unit", "sessions", "expected", "present", "absentExcused", "absentMissed", "madeUp")],
                         [[paper.unit(one["unitCode"]), *(str(one[name]) for name in names)] for one in training["units"]]),
                  words["note"]]
    else:
        lines.append(words["none"])
    if not training["reOffences"]:
        return [*lines, words["noReOffences"]]
    return [*lines, f"{paper.table_no()}本月认定的再犯",
            *table([heads[name] for name in ("unit", "violationClass", "taught", "findingCount")],
                   [[paper.unit(one["unitCode"]), WORDS["violationClasses"][one["violationClass"]], WORDS["taught"][one["taught"]],
                     str(len(one["findingIds"]))] for one in training["reOffences"]])]


def write_rectifications(paper):
    words, rows = PAPER["rectifications"], paper.content["rectifications"]
    if not rows:
        return [words["none"]]
    counts = ["ordered", "done", "overdue"]
    ordered, done, overdue = sums = [sum(row[count] for row in rows) for count in counts]
    return [f"本期责令整改{ordered}件，完成{done}件；截至数据截止时逾期未改{overdue}件。", f"{paper.table_no()}整改情况",
            *table([words["columns"][name] for name in ("unit", *counts)],
                   [*([paper.unit(row["unitCode"]), *(str(row[count]) for count in counts)] for row in rows),
                    [PAPER["total"], *map(str, sums)]])]


def write_changes(paper):
    words, groups = PAPER["changes"], {}
    for one in paper.content["changes"]:
        groups.setdefault((one["type"], one["unitCode"], local_day(one["at"])), []).append(one)
    rows = []
    for (kind, unit, _), of in groups.items():
        leaves = [one["leaf"] + 1 for one in of if one["leaf"] is not None]  # entries are numbered from 1
        shown = words["notYet"] if not leaves else str(min(leaves)) if min(leaves) == max(leaves) else f"{min(leaves)}–{max(leaves)}"
        rows.append([minute(of[0]["at"]), shown, WORDS["facts"].get(kind, kind),
                     paper.subject(of[0]["subject"]) if len(of) == 1 else f"共{len(of)}项",
                     PAPER["brigade"] if unit is None else paper.unit(unit)])
    facts = [f"{paper.table_no()}变动记录",
             *table([words["columns"][name] for name in ("at", "leaf", "what", "subject", "unit")], rows)] if rows else []
    lacks = []
    for one in paper.content["missingGuarantees"]:
        name = WORDS["guarantees"].get(one["guarantee"], one["guarantee"])
        lacks.append(f"存储不具备“{name}”。" if one["since"] is None else f"存储自{minute(one['since'])}起不具备“{name}”。")
    outages = [f"{paper.station(one)}自{minute(one['from'])}" +
               ("停用，至数据截止时未恢复" if one["to"] is None else f"至{minute(one['to'])}停用") + "。" for one in paper.content["outages"]]
    return sections([(words["facts"], facts), (words["guarantees"], lacks), (words["outages"], outages)], words["none"])


def write_corrections(paper):
    words, lines = PAPER["corrections"], []
    for nr, one in enumerate(paper.content["cleared"], 1):
        unit = one["unitCode"]
        who = paper.person(one["person"], unit) if one["person"] else "一人" if unit is None else f"{paper.unit(unit)}一人"
        rule, why = SAID["criticismRules"][one["rule"]], SAID["clearedWhy"][one["why"]]
        lines.append(f"{nr}.{who}：{issue_name(one['issue'])}以“{rule}”通报批评，现{why}，予以撤销，特此澄清。" +
                     ("" if one["person"] else PAPER["cleared"]["quiet"]))
    rows = []
    for one in paper.content["corrections"]:
        why = [f"{text}{one['why'][key]}条" for key, text in (("added", "补入"), ("removed", "剔除"), ("changed", "变更"))
               if one["why"][key] > 0]
        rows.append([issue_name(one["issue"]), PAPER["brigade"] if one["unitCode"] is None else paper.unit(one["unitCode"]),
                     WORDS["metrics"][one["metric"]], *([percent_text(one[key]), fraction(one["metric"], one[key])] for key in ("was", "is")),
                     "、".join(why) or "无"])
    figures = [f"{paper.table_no()}前期数字更正",
               *table([words["columns"][name] for name in ("issue", "unit", "metric", "was", "is", "why")], rows),
               words["note"]] if rows else []
    return sections([(PAPER["cleared"]["title"], lines), (words["title"], figures)], words["none"])


def write_receipts(paper):
    lines = []
    for one in paper.content["receipts"]:
        text = f"{issue_name(one['issue'])}应于{day(one['dueOn'])}前签收反馈：应签收{len(one['units'])}个单位，" \
            f"已签收{len(one['confirmed'])}个，已反馈{len(one['answered'])}个。"
        for done, said in (("confirmed", "未签收"), ("answered", "未反馈")):
            without = [paper.unit(unit) for unit in one["units"] if unit not in one[done]]
            text += f"{said}：{'、'.join(without)}。" if without else ""
        lines.append(text)
    return lines or [PAPER["receipts"]["none"]]


def asked(paper, one):
    return "、".join(paper.unit(unit) for unit in one["units"]) if one["units"] else PAPER["requirements"]["all"]


def write_requirements(paper):
    return [f"{nr}.{asked(paper, one)}：{one['text'].removesuffix('。')}。{day(one['dueOn'])}前完成并反馈。"
            for nr, one in enumerate(paper.texts["requirements"], 1)] or [PAPER["requirements"]["none"]]


PARTS = ["overview", "trends", "problems", "checks", "criticism", "commendation", "scores", "training", "rectifications", "changes",
         "corrections", "receipts", "requirements"]


def document_lines(paper):
    content, about = paper.content, paper.about
    brigade, kind, period, monthly = content["brigade"], content["kind"], content["period"], content["monthly"]
    late = at(content["takenAt"]) - at(content["cutOff"]) > datetime.timedelta(hours=1)
    lines = [f"{brigade}通报", document_no(about["prefix"], about["issue"]), "", *title(kind, period), "", PAPER["head"]["to"],
             f"现将{'上周' if kind == 'weekly' else '上月'}（{span(period)}）全大队执法记录仪配备、使用和管理情况通报如下。"
             f"本期数据截至{minute(content['cutOff'])}，对照期为{span(content['before'])}；截止后才知道的情况列入下期更正，不改本期。" +
             (f"截止时平台未在运行，本期数据于{minute(content['takenAt'])}读取。" if late else "")]
    there = [part for part in PARTS if part in SAID["parts"] or monthly is not None and (part != "training" or "training" in monthly)]
    for nr, part in enumerate(there, 1):
        comments = [line.strip(BLANK) for one in paper.texts["comments"] if one["part"] == part for line in one["text"].split("\n")]
        lines += [f"{number(nr)}、{ {**SAID['parts'], **SAID['monthlyParts']}[part]}", *filter(None, comments)]
        lines += globals()[f"write_{part}"](paper)
    point, end, sealed = about["checkpoint"], PAPER["end"], day(local_day(about["sealedAt"]))
    tree = [end["noCheckpoint"]] if point is None else [f"存证签名点：第{point['size']}条", f"签名点的根：{point['root']}"]
    return [*lines, "", brigade, sealed, "", end["evidence"], f"[{end['evidence']}]", *tree,
            f"本通报摘要（SHA-256）：{about['bulletinDigest']}", end["qr"], "", end["copyTo"], f"{brigade}办公室\t{sealed}印发"]


def title(kind, period):
    return [f"关于{span(period)}", "执法记录仪使用管理情况的通报"] if kind == "weekly" else \
        [f"关于{month(period['from'])}", "执法记录仪使用管理情况的研判通报"]


def compare_lines(expected, seen):
    """A name that isn't known is any, but the same wherever its person stands."""
    names = {}
    for nr in range(max(len(expected), len(seen))):
        must, is_ = (lines[nr] if nr < len(lines) else None for lines in (expected, seen))
        person = re.search("\ue000(p[0-9]+)\ue001", must or "")
        if person and is_ is not None and person[1] not in names:
            form = f"({ANY_NAME})".join(map(re.escape, must.split(person[0])))
            found = re.fullmatch(form, is_)
            names.update({person[1]: found[1]} if found else {})
        if person and person[1] in names:
            must = must.replace(person[0], names[person[1]])
        if must != is_:
            raise Differs(f"line {nr + 1}", must, is_)


def made_at(about):
    return f"{about['sealedAt'][:19]}Z"


def about_issue(seal):
    """What the papers say beside content and texts. Seals of before 0.3.0 don't have it: nobody compares what their papers say."""
    issue = {name: seal[name] for name in ("kind", "year", "number")}
    return {"issue": issue, "checkpoint": seal["checkpoint"], "bulletinDigest": seal["bulletinDigest"]} | seal["papers"]


def check_workbook(seal, content, texts, data, workbook_sheets):
    """Raises Differs or PaperRefused. `workbook_sheets` makes [(name, rows)], headings first."""
    sheets, times = read_workbook(data)
    about = about_issue(seal)
    if times != [made_at(about)] * 2:
        raise Differs("docProps/core.xml")
    expected = workbook_sheets(Paper(content, texts, about, {}))
    if [name for name, _ in expected] != [name for name, _ in sheets]:
        raise Differs("xl/workbook.xml")
    for (name, rows), (_, seen) in zip(expected, sheets):
        must = {f"{column(x)}{y}": value for y, row in enumerate(rows, 1) for x, value in enumerate(row) if value not in (None, "")}
        for place in [*must, *(place for place in seen if place not in must)]:
            one, other = must.get(place), seen.get(place)
            numbers = not isinstance(one, str) and not isinstance(other, str) and None not in (one, other)
            if not (abs(one - other) < 0.5 / 86400 if numbers else one == other):
                raise Differs(f"{name}!{place}", one, other)


def column(index):
    letter = chr(65 + index % 26)
    return letter if index < 26 else column(index // 26 - 1) + letter


def check_document(seal, content, texts, names, document):
    """Raises Differs or PaperRefused. `names` are those that salts prove."""
    about = about_issue(seal)
    known = {one["person"]: names.get(one["person"], f"\ue000{one['person']}\ue001") for one in seal["persons"]}
    brigade = content["brigade"]
    properties = ["".join(title(content["kind"], content["period"])), brigade, brigade, "1", made_at(about), made_at(about)]
    lines, said = read_document(document)
    compare_lines(properties + document_lines(Paper(content, texts, about, known)), said + lines)
