"""A small invented catalogue for tests of what rests on catalogues."""

from __future__ import annotations

from typing import Any

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.validate import problems_of

_WORDS = {
    kind: {
        "we": f"我{kind[-1]}",
        "party": f"{kind[-1]}党委",
        "government": f"{kind[-1]}政府",
        "head": f"{kind[-1]}长",
        "secretary": f"{kind[-1]}党委书记",
        "party_full": "中共{name}委员会",
        "government_full": "{name}人民政府",
    }
    for kind in ("乡", "镇", "街道", "民族乡", "苏木")
}

_PRE_MEETING = {
    "key": "study.pre_meeting",
    "title": "会前学法",
    "guidance": "会前学法的次数。",
    "done": [
        "全年组织会前学法{times}次[，学习{laws}]。",
        "坚持会前学法，全年{times}次[，重点学习{laws}]。",
    ],
    "not_done": "本年度未组织会前学法[，主要是{reason}]。",
    "not_applicable": "会前学法由县里统一组织。",
    "when_not_done": "problem",
    "figures": [
        {"key": "times", "title": "会前学法次数", "required": True, "ledger": "study", "count": {}},
    ],
    "details": [{"key": "laws", "title": "学习的法律法规"}],
}
_EXAM = {
    "key": "study.exam",
    "title": "学法考试",
    "guidance": "参加、合格的人数。",
    "done": ["组织{people}名干部参加学法考试[，合格率{rate}]。"],
    "figures": [
        {"key": "people", "title": "参考人数", "unit": "人", "required": True},
        {"key": "passed", "title": "合格人数", "unit": "人"},
        {
            "key": "rate",
            "title": "合格率",
            "unit": "%",
            "numerator": "passed",
            "denominator": "people",
            "decimals": 1,
        },
    ],
}
_OATH = {
    "key": "study.oath",
    "title": "宪法宣誓",
    "level": "must",
    "guidance": "就职宣誓。",
    "done": ["组织就职宣誓{times}次[、{people}人]。"],
    "zero": "本年度没有新任职人员，未组织就职宣誓。",
    "not_done": "本年度未组织就职宣誓。",
    "when_not_done": "say",
    "figures": [
        {"key": "times", "title": "就职宣誓次数", "required": True},
        {"key": "people", "title": "就职宣誓人数", "unit": "人"},
    ],
}
_REVIEW = {
    "key": "disputes.review",
    "title": "行政复议",
    "guidance": "复议案件。",
    "kinds": ["乡", "镇"],
    "done": ["全年发生行政复议案件{cases}件。"],
    "zero": "本年度未发生行政复议案件。",
    "figures": [{"key": "cases", "title": "复议案件", "unit": "件", "required": True}],
}

_RAW: dict[str, Any] = {
    "edition": "试验",
    "valid_from": 2021,
    "valid_to": 2025,
    "words": _WORDS,
    "deadlines": [{"key": "report", "title": "报送", "month": 3, "day": 1}],
    "ledgers": [
        {
            "key": "study",
            "title": "学法",
            "columns": [
                {"key": "date", "title": "日期", "type": "date"},
                {"key": "laws", "title": "内容", "type": "text"},
            ],
        }
    ],
    "problems": [
        {"key": "depth", "text": "学法深度不够", "reasons": ["学用结合不紧", "时间安排偏少"], "plan": "study"}
    ],
    "plans": [{"key": "study", "text": "抓实领导干部学法", "measure": "制定年度学法计划，逐季检查"}],
    "parts": [
        {
            "key": "preamble",
            "kind": "preamble",
            "title": "引言",
            "heading": "",
            "sections": [
                {
                    "key": "preamble",
                    "title": "引言",
                    "heading": "",
                    "paragraphs": [
                        {"key": "preamble.lead", "lead": "{@year}年，{@we}推进法治政府建设。现报告如下："}
                    ],
                }
            ],
        },
        {
            "key": "achievements",
            "kind": "achievements",
            "title": "举措和成效",
            "heading": "主要举措和成效",
            "sections": [
                {
                    "key": "study",
                    "title": "学法",
                    "heading": "抓学法",
                    "paragraphs": [
                        {
                            "key": "study.lead",
                            "lead": "坚持带头学法。",
                            "duties": ["study.pre_meeting", "study.oath"],
                        },
                        {"key": "study.test", "lead": "坚持以考促学。", "duties": ["study.exam"]},
                    ],
                    "duties": [_PRE_MEETING, _OATH, _EXAM],
                },
                {
                    "key": "disputes",
                    "title": "矛盾化解",
                    "heading": "化解矛盾纠纷",
                    "paragraphs": [{"key": "disputes.lead", "duties": ["disputes.review"]}],
                    "duties": [_REVIEW],
                },
            ],
        },
        {
            "key": "problems",
            "kind": "problems",
            "title": "不足和原因",
            "heading": "存在的不足和原因",
            "sections": [
                {
                    "key": "problems",
                    "title": "不足和原因",
                    "heading": "",
                    "items": "inline",
                    "paragraphs": [{"key": "problems.lead", "lead": "还有以下不足："}],
                }
            ],
        },
        {
            "key": "plans",
            "kind": "plans",
            "title": "下年安排",
            "heading": "{@next_year}年主要安排",
            "sections": [{"key": "plans", "title": "下年安排", "heading": "", "items": "inline"}],
        },
        {
            "key": "other",
            "kind": "other",
            "title": "其他",
            "heading": "其他需要报告的情况",
            "optional": True,
            "sections": [{"key": "other", "title": "其他", "heading": "", "optional": True}],
        },
    ],
}


def small_catalogue() -> Catalogue:
    """Five parts, two sections with four duties, one pick of each list; sound by its own rules."""
    catalogue = msgspec.convert(_RAW, Catalogue)
    assert problems_of(catalogue) == []
    return catalogue
