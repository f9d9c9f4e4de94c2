"""Comments of drafts, and messages about documents and about values that are compared with them."""

DRAFTS = {
    "'{count}' announced, {named} found": "'{count}' 가운데 {named}개를 찾음",
    "--out and --evidence are the same file": "--out과 --evidence가 같은 파일이다",
    "'{text}' contains a control character": "'{text}'에 제어 문자가 있다",
    "draft of {name}; compare every line with the text before you use it": (
        "{name}의 초안; 쓰기 전에 모든 행을 원문과 대조한다"
    ),
    "second reader: {what}; {instead}": "두 번째 독자: {what}; {instead}",
    "increase {name} (seconds) or draft without it": "{name}(초)을 늘리거나 두 번째 독자 없이 초안을 만든다",
    "check {name}": "{name} 값을 확인한다",
    "check {name} and {other}": "{name}, {other} 값을 확인한다",
    "the answer is over 2 MiB": "응답이 2MiB보다 크다",
    "the server redirects to another address": "서버가 다른 주소로 넘긴다",
    "set {name} to the final address": "{name}에 최종 주소를 설정한다",
    "the server denies access ({status})": "서버가 접근을 거부한다({status})",
    "the server answers with the error {status}": "서버의 응답이 오류 {status}이다",
    "the answer is not the JSON that was asked for": "응답이 요청한 JSON이 아니다",
    "use a model that answers with a JSON schema, or draft without it": (
        "JSON 스키마로 응답하는 모델을 쓰거나 두 번째 독자 없이 초안을 만든다"
    ),
    "{name} is not set": "{name} 값이 없다",
    "see docs/drafting.md": "docs/drafting.md를 참고한다",
    "{name} contains a space or another invalid character": "{name} 값에 빈칸 등 쓸 수 없는 문자가 있다",
    "set it to the key only": "키만 설정한다",
    "{name} is not a positive number of seconds": "{name} 값은 양의 초가 아니다",
    "write scheme, host and path, without a login": "로그인 정보 없이 스킴, 호스트, 경로를 적는다",
    "{name} is not a web address": "{name} 값은 웹 주소가 아니다",
    "{name} contains a login or a query": "{name} 값에 로그인 정보나 질의가 있다",
    "{name} would send the key without encryption": "{name} 주소로는 키가 암호화 없이 나간다",
    "use https, or a server on this machine": "https나 이 컴퓨터의 서버를 쓴다",
    "proposed by the second reader": "두 번째 독자의 제안",
    "second reader, not checked: {field} {value}": "두 번째 독자, 확인하지 못함: {field} {value}",
    "second reader differs: {field} {value}, and the draft has {other_field} {other}": (
        "두 번째 독자와 다름: {field} {value}, 초안은 {other_field} {other}"
    ),
    "second reader: {added} added, {agreed} as in the rules, {left} left over, {dropped} dropped without a quote": (
        "두 번째 독자: 추가 {added}건, 규칙과 같음 {agreed}건, 쓰지 않음 {left}건, 인용이 없어 버림 {dropped}건"
    ),
    "second reader: only the first {most} characters were read": "두 번째 독자: 앞의 {most}자만 읽음",
    "the draft contains no roadmap": "초안에 로드맵이 없다",
    "draft again with --published, --region or another document": (
        "--published, --region을 지정하거나 다른 문서로 초안을 다시 만든다"
    ),
    "draft again with --out and --evidence": "--out, --evidence를 지정하여 초안을 다시 만든다",
    "the evidence is of another document than {name}": "근거 파일이 {name}이(가) 아닌 다른 문서의 것이다",
    "the first source of the draft names no stored text": "초안의 첫 출처에 보관한 글(text)이 없다",
    "give the document with --document FILE": "--document FILE로 문서를 지정한다",
    "write it again with: roadmap-graph draft FILE --evidence {path}": (
        "다음 명령으로 다시 쓴다: roadmap-graph draft FILE --evidence {path}"
    ),
    "not the evidence of a draft": "초안의 근거 파일이 아니다",
    "'{quote}' is not at {start} in the text": "글의 {start} 위치에 '{quote}'이(가) 없다",
    "no roadmap found: the text is empty; scanned pages need text recognition first": (
        "로드맵 없음: 글이 비어 있다; 스캔한 문서는 먼저 문자 인식을 거친다"
    ),
    "no roadmap found: the text contains no Korean, and the rules read nothing else": (
        "로드맵 없음: 글에 한국어가 없으며, 규칙은 한국어만 읽는다"
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
    "'{value}' ({name}) is not in the text of source '{source}'; correct it, or write what the text prints": (
        "'{value}'({name}) 값이 출처 '{source}'의 글에 없다; 고치거나 글에 있는 그대로 적는다"
    ),
    "'{value}' ({name}) is in the text of source '{source}', but not at its locator '{locator}'; correct one of them": (
        "'{value}'({name}) 값이 출처 '{source}'의 글에는 있으나 적어 둔 위치 '{locator}'에는 없다; 둘 중 하나를 고친다"
    ),
    "{path} has no passage '{locator}'": "{path} 파일에 '{locator}' 위치가 없다",
    "correct the locator": "위치를 고친다",
    "no name of '{value}' is in the text of source '{source}'; correct '{name}', or write the printed name there": (
        "'{value}'의 이름이 출처 '{source}'의 글에 하나도 없다; '{name}' 항목을 고치거나 글에 있는 이름을 적는다"
    ),
    "{checked} checked: {found} found, {unfound} not found; {skipped} skipped (inferred, corrected or translation); "
    "{without} sources without text": (
        "대조 {checked}건: 있음 {found}건, 없음 {unfound}건; 제외 {skipped}건(추론·정정·번역); "
        "글이 없는 출처 {without}건"
    ),
    "the SHA-256 of {path} is {found}, not '{wanted}'": "{path} 파일의 SHA-256은 '{wanted}' 값과 달리 {found}이다",
    "restore the file, or compare the data with it and write its hash": (
        "파일을 되돌리거나, 데이터를 파일과 대조한 뒤 그 해시값을 적는다"
    ),
    "the path '{path}' is absolute": "'{path}' 경로는 절대 경로이다",
    "write it relative to the data file": "데이터 파일의 위치를 기준으로 적는다",
    "share": "비율",
    "count": "건수",
    "title": "제목",
    "owner": "수립 기관",
    "lead": "주관 기관",
    "participant": "참여 기관",
    "funder": "재원 제공 기관",
    "consulted": "자문·참석",
    "other-agency": "기관",
    "legal-basis": "법적 근거",
    "edition-stage": "단계",
}
