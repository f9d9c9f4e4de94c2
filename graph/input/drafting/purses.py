"""Words for funding sources, as texts print them before or after an amount."""

# The words before an amount -> the code of its kind.
LABELS = {
    "총사업비": "total", "사업비": "total", "총예산": "total", "소요예산": "total", "총투자비": "total",
    "사업규모": "total", "용역비": "total", "연구용역비": "total", "총": "total", "모두": "total",
    "국비": "national", "국고": "national", "지방비": "local", "도비": "province", "시비": "city", "군비": "county",
    "구비": "district", "시도비": "regional", "시·도비": "regional", "시군비": "city-county", "시·군비": "city-county",
    "시·군·구비": "municipal", "민자": "private", "민간": "private", "민간자본": "private", "민간투자금": "private",
    "민간투자": "private", "민간 자본": "private", "민간 투자": "private", "민간부담금": "private",
    "민간 부담금": "private", "자부담": "own-share",
    "기금": "fund", "기타": "other", "지방채": "local-bond", "융자": "loan", "기초금액": "study-price",
}  # fmt: skip
