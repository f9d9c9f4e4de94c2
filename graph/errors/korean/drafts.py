"""Comments of drafts and messages about the documents that they are made from."""

DRAFTS = {
    "'{count}' announced, {named} found": "'{count}' 가운데 {named}개를 찾음",
    "'{name}' is not a region of the package; write its full name, e.g. 전라남도": (
        "'{name}'은(는) 패키지에 있는 지역이 아니다; 전라남도처럼 전체 이름을 적는다"
    ),
    "--out and --evidence are the same file": "--out과 --evidence가 같은 파일이다",
    "'{text}' contains a control character": "'{text}'에 제어 문자가 있다",
    "draft of {name}; compare every line with the text before you use it": (
        "{name}의 초안; 쓰기 전에 모든 행을 원문과 대조한다"
    ),
    "no roadmap found: the text names no plan, project or study": "로드맵 없음: 계획, 사업, 용역의 이름이 글에 없다",
    "no roadmap found: the text reports an event": "로드맵 없음: 행사를 알리는 글이다",
    "not used: {count} more": "쓰지 않음: 그 밖에 {count}개",
    "not used: the owner {quote} belongs to another region": "쓰지 않음: 다른 지역의 시행 주체 {quote}",
    "not used: {quote} [{start}:{end}]": "쓰지 않음: {quote} [{start}:{end}]",
    "new: {quote} [{start}:{end}]": "새 기관: {quote} [{start}:{end}]",
    "table {number} not used": "표 {number} 쓰지 않음",
    "the date of publication is not in the text; give it with --published DATE": (
        "발표일이 글에 없다; --published DATE로 지정한다"
    ),
    "the publisher is not known; give it with --publisher NAME": "발행처를 알 수 없다; --publisher NAME으로 지정한다",
    "the region is not clear from the text; give it with --region NAME": (
        "글에서 지역이 분명하지 않다; --region NAME으로 지정한다"
    ),
    "the text names no stage; the date is that of publication": "글에 단계가 없어 발표로 둠",
    "the text prints no title of the plan; this is its aim": "계획의 이름이 글에 없어 목표로 내건 말을 적음",
    "{field} as printed: {value}": "글에 적힌 {field}: {value}",
    "share": "비율",
    "count": "건수",
}
