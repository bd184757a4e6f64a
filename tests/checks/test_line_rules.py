"""Each rule about a sentence: what it must find, and what lies near and is right."""

from __future__ import annotations

import pytest

from tests.checks.writing import found

# rule, level, year, text, the words found
FIRES = [
    ("rate.impossible", "error", 2025, "全年受理矛盾纠纷120件，调解成功110件，成功率95%。", "95%"),
    ("rate.impossible", "error", 2025, "排查隐患80处，整改75处，整改率99.5%。", "99.5%"),
    ("rate.impossible", "error", 2025, "收到网上信件9件，办结12件，办结率98%。", "98%"),
    ("rate.impossible", "error", 2025, "收到热线转办诉求30件，办结率103%。", "103%"),
    ("rate.impossible", "error", 2025, "收到申请20件，按期答复15件，按期答复率98%。", "98%"),
    ("rate.impossible", "warning", 2025, "全年调处矛盾纠纷124件，调处成功率95.55%。", "95.55%"),
    ("rate.impossible", "warning", 2025, "共化解信访问题19件次，化解率96.8%。", "96.8%"),
    ("rate.impossible", "note", 2025, "全年受理矛盾纠纷300件，调解成功299件，成功率100%。", "100%"),
    (
        "count.parts",
        "warning",
        2025,
        "开展检查40次，分别为安全检查20次、消防检查10次、食品检查9次。",
        "40次，分别为安全检查20次、消防检查10次、食品检查9次",
    ),
    ("count.parts", "error", 2025, "召开专题会议5次，其中领导小组会议7次。", "7次"),
    ("law.repealed", "error", 2025, "严格按照《信访条例》办理群众来访。", "《信访条例》"),
    ("law.repealed", "error", 2023, "组织学习《中华人民共和国合同法》。", "《中华人民共和国合同法》"),
    ("law.repealed", "note", 2022, "组织学习《信访条例》。", "《信访条例》"),
    ("law.repealed", "warning", 2025, "组织学习《法律援助条例》。", "《法律援助条例》"),
    ("law.repealed", "warning", 2025, "落实《中医药条例》。", "《中医药条例》"),
    (
        "law.not_yet",
        "note",
        2021,
        "学习宣传《中华人民共和国反有组织犯罪法》。",
        "《中华人民共和国反有组织犯罪法》",
    ),
    (
        "law.not_yet",
        "error",
        2020,
        "学习《中华人民共和国反有组织犯罪法》。",
        "《中华人民共和国反有组织犯罪法》",
    ),
    ("law.no_such", "error", 2025, "学习《中华人民共和国行政审批法》。", "《中华人民共和国行政审批法》"),
    ("law.no_such", "error", 2025, "严格执行《党政干部选拔任用条例》。", "《党政干部选拔任用条例》"),
    ("law.no_such", "warning", 2025, "学习《政法工作条例》。", "《政法工作条例》"),
    ("law.no_such", "warning", 2025, "学习《行政复义法》。", "《行政复义法》"),
    (
        "law.plan_years",
        "error",
        2025,
        "落实《法治政府建设实施纲要（2022—2026年）》。",
        "《法治政府建设实施纲要（2022—2026年）》",
    ),
    (
        "law.plan_years",
        "warning",
        2025,
        "落实《法治政府建设实施纲要（2015-2020年）》。",
        "《法治政府建设实施纲要（2015-2020年）》",
    ),
    ("law.number", "warning", 2025, "按照国办发[2018]115号文件办理。", "[2018]"),
    ("date.leftover", "error", 2025, "现将2024年法治政府建设情况报告如下：", "2024年"),
    ("date.leftover", "warning", 2025, "2024年以来，我镇认真学法。", "2024年"),
    ("date.no_such_day", "error", 2025, "6月31日召开会议。", "6月31日"),
    ("date.no_such_day", "error", 2025, "2025年2月29日召开会议。", "2月29日"),
    ("date.meeting", "warning", 2023, "学习党的二十届三中全会精神。", "二十届三中"),
    ("power.legislation", "error", 2025, "推进行政立法，提高工作水平。", "推进行政立法"),
    ("power.legislation", "error", 2025, "全年制定政府规章2件。", "制定政府规章"),
    ("power.review", "error", 2025, "设立行政复议办公室。", "设立行政复议办公室"),
    ("power.review", "warning", 2025, "依法开展行政复议工作。", "开展行政复议工作"),
    ("number.bracket", "warning", 2025, "(一)加强学法。全年学法四次。", "(一)"),
    ("number.bracket", "warning", 2025, "（一、加强学法。全年学法四次。", "（一、"),
    ("number.bracket", "warning", 2025, "（一）、加强学法。全年学法四次。", "（一）、"),
    ("number.point", "note", 2025, "1、加强学法。", "1、"),
    ("punct.half_width", "warning", 2025, "认真学法,依法办事。", ","),
    ("punct.half_width", "warning", 2025, "主要有以下工作:", ":"),
    ("punct.half_width", "warning", 2025, "各村(社区)都有。", "("),
    ("punct.half_width", "warning", 2025, "工作扎实.", "."),
    ("punct.quotes", "warning", 2025, "开展＂普法＂活动。", "＂"),
    ("punct.quotes", "warning", 2025, '开展"普法"活动。', '"'),
    ("punct.quotes", "warning", 2025, "执行“一窗受理”、”一次办结”制度。", "”"),
    ("punct.quotes", "warning", 2025, "开展“普法活动。", "“"),
    ("punct.pairs", "warning", 2025, "各村（社区都有。", "（"),
    ("punct.pairs", "warning", 2025, "学习《民法典。", "《"),
    ("punct.doubled", "warning", 2025, "认真学法。。", "。。"),
    ("punct.doubled", "warning", 2025, "认真学法，、依法办事。", "，、"),
    ("punct.colons", "warning", 2025, "健全决策机制：听取意见，改进执法：加强监督。", "："),
    ("punct.end", "warning", 2025, "认真学法，全年学法12次，人人参加，效果很好", "很好"),
    ("punct.end", "warning", 2025, "认真学法，全年学法12次，", "，"),
    ("punct.end", "warning", 2025, "认真学法。全年学法12次；", "；"),
    ("punct.titles", "note", 2025, "学习《民法典》、《宪法》。", "、"),
    ("punct.space", "warning", 2025, "认真 学法。", " "),
    ("punct.space", "note", 2025, "学法 12 次。", " "),
    ("punct.full_width", "warning", 2025, "学法１２次。", "１２"),
    ("punct.dashes", "note", 2025, "开展“6.26”国际禁毒日宣传。", "6.26"),
    ("punct.dashes", "warning", 2025, "抓住关键--领导干部学法。", "--"),
    ("word.doubled", "warning", 2025, "推进法治政府政府建设。", "政府政府"),
    ("word.doubled", "warning", 2025, "群众的的意见。", "的的"),
    ("word.wrong", "warning", 2025, "截止目前，学法12次。", "截止"),
    ("word.wrong", "warning", 2025, "善干运用法治思维。", "善干"),
    ("word.wrong", "warning", 2025, "严格采买程序。", "采买"),
    ("word.wrong", "warning", 2025, "会议情况纪录存档。", "纪录"),
    ("word.wrong", "warning", 2025, "加强对权利的制约。", "权利"),
    ("word.wrong", "warning", 2025, "聘请1名公职法律，参与决策。", "公职法律"),
    ("word.wrong", "warning", 2025, "开展全国法制宣传日活动。", "法制宣传日"),
    ("word.wrong", "warning", 2025, "增强法制意识。", "法制"),
    ("word.wrong", "warning", 2025, "办事水平进一步，群众满意。", "进一步"),
    ("word.wrong", "error", 2025, "学习习近平法制思想。", "习近平法制思想"),
    (
        "word.wrong",
        "warning",
        2022,
        "实现职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信。",
        "职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信",
    ),
    ("word.wrong", "warning", 2025, "近200余人参加。", "近200"),
    ("word.wrong", "note", 2025, "化解矛盾纠纷12次。", "12次"),
    ("word.request", "warning", 2025, "恳请上级增加经费。", "恳请"),
    ("repeat.sentence", "note", 2025, "做到“问题不积压”，实现当日事当日毕，问题不积压。", "问题不积压"),
    ("privacy.identity", "error", 2025, "证号11010519491231002X。", "11010519491231002X"),
    ("privacy.identity", "warning", 2025, "证号110105194912310021。", "110105194912310021"),
    ("privacy.mobile", "warning", 2025, "联系电话13800138000。", "13800138000"),
    ("privacy.card", "error", 2025, "汇入6222021234567890128账户。", "6222021234567890128"),
    ("privacy.person", "warning", 2025, "聘请张三丰律师为法律顾问。", "张三丰"),
    ("privacy.person", "warning", 2025, "调解村民王小二与邻居的纠纷。", "王小二"),
    ("contents.blank", "error", 2025, "全年学法【待填：次数】次。", "【待填：次数】"),
    ("contents.blank", "error", 2025, "全年学法XX次。", "XX"),
    ("contents.blank", "error", 2025, "全年学法____次。", "____"),
    ("contents.blank", "error", 2025, "主要举措（此处填写具体举措）。", "（此处填写具体举措）"),
]

# rule, year, text
SILENT = [
    ("rate.impossible", 2025, "全年受理矛盾纠纷112件，调解成功109件，成功率97%。"),
    ("rate.impossible", 2025, "全年受理矛盾纠纷112件，调解成功109件，成功率97.4%。"),
    ("rate.impossible", 2025, "受理人民调解申请231件，已调结226件，其中调解成功222件，成功率98.2%，正在调解5件。"),
    ("rate.impossible", 2025, "受理矛盾纠纷100余件，调解成功98件，成功率95%。"),
    ("rate.impossible", 2025, "受理矛盾纠纷120件，调解成功110件，成功率近95%。"),
    ("rate.impossible", 2025, "58人参加考试，参考率95.1%，合格率98.3%。"),
    ("rate.impossible", 2025, "特色产业产值增长率130%。"),
    ("rate.impossible", 2025, "全年受理矛盾纠纷80件。办结率99.99%。"),
    ("rate.impossible", 2025, "重新犯罪率为0%。"),
    ("rate.impossible", 2025, "受理信访件30件，办结28件，按期办结率100%。"),
    ("rate.impossible", 2025, "全年排查化解矛盾纠纷391件，化解率达96%。"),
    ("rate.impossible", 2025, "全年排查化解矛盾纠纷41件，化解率达97.6%。"),
    ("rate.impossible", 2025, "受理信访件30件，已办结28件，正在办理2件，办结率100%。"),
    ("rate.impossible", 2025, "排查矛盾纠纷56件，化解54件，其中调解12件，化解率96.4%。"),
    ("rate.impossible", 2025, "收到信件5件，转办理3件，办结率100%。"),
    ("rate.impossible", 2025, "收到12345热线工单86件，办结率100%，满意率98.8%。"),
    ("rate.impossible", 2025, "调解矛盾纠纷50件，成功率98%；办理信访件20件，办结19件，办结率95%。"),
    ("count.parts", 2025, "现有执法人员20名，其中持证18名、党员15名。"),
    ("privacy.person", 2025, "聘请王朝律师事务所为法律顾问，听取当事人陈述、申辩。"),
    ("word.doubled", 2025, "现在在册人员12名，群众参与与监督并重。"),
    ("punct.end", 2025, "附件：青禾镇法治政府建设统计表"),
    ("date.meeting", 2021, "迎接党的二十大胜利召开。"),
    ("word.wrong", 2025, "更进一步，搭建帐篷3顶，巩固扫黑除恶专项斗争成果。"),
    ("law.no_such", 2025, "研读《孙子兵法》，执行《干部教育培训工作条例》。"),
    ("count.parts", 2025, "开展检查40次，分别为安全检查20次、消防检查10次、食品检查10次。"),
    ("count.parts", 2025, "办理案件17件，其中普通程序5件。"),
    ("count.parts", 2025, "开展检查40余次，分别为安全检查20次、消防检查10次。"),
    ("count.parts", 2025, "开展检查40次，其中安全检查20次，参加检查300人次。"),
    ("law.repealed", 2025, "学习《信访工作条例》《中华人民共和国民法典》。"),
    ("law.repealed", 2025, "根据修订前的《信访条例》受理的事项已办结。"),
    ("law.repealed", 2025, "清理依据《合同法》制定的文件2件。"),
    ("law.repealed", 2025, "原《婚姻法》的有关规定不再适用。"),
    ("law.repealed", 2025, "学习《中华人民共和国环境保护法》。"),
    ("law.repealed", 2020, "学习《信访条例》。"),
    ("law.not_yet", 2022, "学习《中华人民共和国反有组织犯罪法》。"),
    ("law.not_yet", 2025, "学习《中华人民共和国法治宣传教育法》。"),
    ("law.not_yet", 2010, "学习《中华人民共和国专利法》。"),
    ("law.no_such", 2025, "学习《宪法》《行政处罚法》《中华人民共和国民法典》《信访工作条例》。"),
    ("law.no_such", 2025, "学习《四川省行政执法监督条例》《云岭县物业管理条例》。"),
    ("law.no_such", 2025, "印发《青禾镇2025年法治政府建设工作要点》《青禾镇会前学法制度》。"),
    ("law.no_such", 2025, "学习《中国共产党纪律处分条例》《中国共产党工作机关条例（试行）》。"),
    ("law.no_such", 2025, "学习《中华人民共和国行政处罚法（2021年修订）》。"),
    ("law.no_such", 2025, "学习《地方各级人民代表大会和地方各级人民政府组织法》《保密法》。"),
    ("law.no_such", 2025, "推广《村民说事工作法》《调解办法》《学习方法》。"),
    ("law.no_such", 2025, "按照《国务院关于实施〈公司法〉注册资本登记管理制度的规定》办理。"),
    ("law.plan_years", 2025, "落实《法治政府建设实施纲要（2021-2025年）》。"),
    ("law.plan_years", 2025, "总结《青禾镇法治建设规划（2023—2026年）》。"),
    ("law.number", 2025, "按照国办发〔2018〕115号文件办理。"),
    ("date.leftover", 2025, "2024年度报告于2025年1月报送，较2024年增长3件。"),
    ("date.leftover", 2025, "落实2021—2025年规划，2023年印发的制度继续执行。"),
    ("date.leftover", 2025, "现将2025年法治政府建设情况报告如下："),
    ("date.no_such_day", 2024, "2月29日召开会议，12月31日总结。"),
    ("date.meeting", 2025, "学习党的二十大和二十届二中、三中、四中全会精神。"),
    ("power.legislation", 2025, "配合县人大常委会开展行政立法调研。"),
    ("power.legislation", 2025, "建成基层立法联系点，征集立法意见12条。"),
    ("power.review", 2025, "配合县司法局做好行政复议工作。"),
    ("power.review", 2025, "全年以镇政府为被申请人的行政复议案件1件。"),
    ("number.bracket", 2025, "（一）加强学法。全年学法四次。"),
    ("number.point", 2025, "1.加强学法。"),
    ("punct.half_width", 2025, "发放资料1,200份，比例3:1，见http://example.gov.cn，完成率97.5%。"),
    ("punct.half_width", 2025, "使用OA (V2.0) 系统。"),
    ("punct.quotes", 2025, "执行“一窗受理”“一次办结”制度。"),
    ("punct.pairs", 2025, "各村（社区）学习《国务院关于实施〈公司法〉的规定》。"),
    ("punct.doubled", 2025, "认真学法……依法办事。"),
    ("punct.doubled", 2025, "做到“学法”，“守法”。"),
    ("punct.colons", 2025, "重点抓好两项工作：一是学法：每月一次；二是普法：进村入户。"),
    ("punct.colons", 2025, "主要有以下工作：学法、普法。会议时间：每月。"),
    ("punct.end", 2025, "认真学法，全年学法12次，人人参加，效果很好。"),
    ("punct.end", 2025, "他们说：“学法很有用，大家都愿意来听，来了就不想走。”"),
    ("punct.space", 2025, "使用 WPS Office 办公，全年学法12次。"),
    ("punct.full_width", 2025, "学法12次，覆盖率97%。"),
    ("punct.dashes", 2025, "完成率97.5%，开展6·26国际禁毒日宣传。"),
    ("word.doubled", 2025, "实行一村一村推进，一案一策化解，人人学法，目的的确明确。"),
    ("word.wrong", 2025, "截至目前，全年学法12次。报名截止时间为12月1日。"),
    ("word.wrong", 2025, "开展重大执法决定法制审核，设法制员1名，维护法制统一，发挥法制机构作用。"),
    ("word.wrong", 2025, "保障群众的权利，维护妇女权利。"),
    ("word.wrong", 2025, "拍摄普法纪录片1部，聘请公职律师1名。"),
    ("word.wrong", 2025, "进一步增强法治意识，价格调节机制健全。"),
    ("word.wrong", 2019, "落实“七五”普法规划。"),
    ("word.wrong", 2025, "矛盾纠纷12件，近200人参加，200余人受益。"),
    ("word.request", 2025, "按照请示报告制度，及时报告重要情况。"),
    ("repeat.sentence", 2025, "安全生产检查24次、消防检查12次。法治建设，法治建设。"),
    ("privacy.identity", 2025, "登记号202500010020250003，全年学法12次。"),
    ("privacy.mobile", 2025, "监督电话0816-1234567，拨打12345。"),
    ("privacy.card", 2025, "统一社会信用代码11510000MB1234567X。"),
    ("privacy.person", 2025, "聘请专业律师为法律顾问，聘请常年法律顾问1名，调解村民李某与邻居的纠纷。"),
    ("privacy.person", 2025, "方便村民周边出行，组织居民马上转移，当事人许可的案件。"),
    ("contents.blank", 2025, "全年学法12次，“X+1”机制运行良好。"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "level", "year", "text", "words"), FIRES)
def test_what_is_wrong_is_found(rule: str, level: str, year: int, text: str, words: str) -> None:
    """The rule finds these words, at this level, with a reason and a remedy."""
    findings = found(text, rule, year)
    assert [(f.level, f.where.text) for f in findings][:1] == [(level, words)]
    assert findings[0].message.endswith(("。", "？"))
    assert findings[0].remedy
    assert findings[0].basis


@pytest.mark.parametrize(("rule", "year", "text"), SILENT)
def test_what_is_right_is_left_alone(rule: str, year: int, text: str) -> None:
    """What only looks like it is not found."""
    assert [f.message for f in found(text, rule, year)] == []


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("乡", "我镇认真学法。", ["我镇"]),
        ("乡", "增强镇、村两级干部的意识。", ["镇、村"]),
        ("镇", "我乡认真学法，乡党委带头。", ["我乡", "乡党委"]),
        ("街道", "我镇认真学法。", ["我镇"]),
        ("乡", "在集镇开展宣传，乡镇干部参加，我乡认真学法。", []),
        ("乡", "到大坪镇党委学习，与红石镇政府联合执法。", []),
        ("镇", "利用返乡时段宣传，城乡一体，乡镇政府，我镇认真学法。", []),
    ],
)
def test_words_of_another_kind_of_unit(kind: str, text: str, words: list[str]) -> None:
    """我镇 in the report of a 乡 is left over from somebody else's."""
    assert [f.where.text for f in found(text, "word.unit_kind", kind=kind)] == words


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        ("law.repealed", "按照《信访条例》办理。", "按照《信访工作条例》办理。"),
        ("law.repealed", "学习《中华人民共和国物权法》。", "学习《中华人民共和国民法典》。"),
        ("punct.half_width", "认真学法,依法办事。", "认真学法，依法办事。"),
        ("punct.quotes", "执行“一窗受理”、”一次办结”制度。", "执行“一窗受理”、“一次办结”制度。"),
        ("punct.end", "全年学法12次，人人参加，效果很好", "全年学法12次，人人参加，效果很好。"),
        ("word.doubled", "法治政府政府建设。", "法治政府建设。"),
        ("number.bracket", "(一)加强学法。学法四次。", "（一）加强学法。学法四次。"),
        ("word.wrong", "截止目前，学法12次。", "截至目前，学法12次。"),
        ("punct.space", "认真 学法。", "认真学法。"),
    ],
)
def test_a_fix_mends_the_sentence(rule: str, text: str, right: str) -> None:
    """Putting the fix in the place found gives the right sentence, which is then clean."""
    (finding,) = found(text, rule)
    where = finding.where
    assert finding.fix is not None
    mended = text[: where.start] + finding.fix + text[where.end :]
    assert mended == right
    assert found(mended, rule) == []
