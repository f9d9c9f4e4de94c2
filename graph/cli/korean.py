"""The Korean text of the help and of click's own messages, by their English text. A test compares them with both."""

HELP = {
    "A knowledge graph of regional strategy roadmaps. It shows which agency covers which technology, in which region, "
    "from which funding source, and cites the source of each fact. Start with: roadmap-graph build": (
        "지역 전략 로드맵 지식그래프. 어느 기관이 어느 지역에서 어떤 재원으로 어떤 기술을 다루는지 "
        "사실마다 출처와 함께 보인다. 첫 명령: roadmap-graph build"
    ),
    "Language, as in each command.": "언어. 명령마다 있는 옵션과 같다.",
    "Print the versions of roadmap-graph, Python and the engines, and exit.": (
        "roadmap-graph, Python, 엔진의 버전을 출력한다."
    ),
    "Show this message and exit.": "이 도움말을 출력한다.",
    "Validate the roadmaps and write the graph in every format, together with a web page.": (
        "로드맵을 검증하고 그래프를 모든 형식과 웹 페이지로 쓴다."
    ),
    "Roadmap file, folder of them, or - for YAML from stdin. May be repeated. Default: data/roadmaps.yaml.": (
        "로드맵 파일이나 폴더, 또는 표준 입력의 YAML을 뜻하는 -. 여러 번 쓸 수 있다. 기본값: data/roadmaps.yaml."
    ),
    "Folder for the results.": "결과를 쓸 폴더.",
    "Language of answers, messages and help. Default: ROADMAP_GRAPH_LANG, then an English or Korean locale, then ko.": (
        "답, 메시지, 도움말의 언어. 기본값: ROADMAP_GRAPH_LANG, 영어·한국어 로캘, ko 순."
    ),
    "As-of date: 2022-12-31, or 2022-12 or 2022 for the last day of it. Default: latest.": (
        "기준일: 2022-12-31. 2022-12나 2022는 그 마지막 날. 기본값: 최신."
    ),
    "Kind of web page: light, or full with offline SPARQL (2 MB larger).": (
        "웹 페이지의 종류: light, 또는 오프라인 SPARQL이 있는 full(2MB 더 크다)."
    ),
    "Validate the roadmaps and store the graph in a folder or on a SPARQL server. Other commands read it with --store. "
    "If loading fails, the previous graph stays. When a folder already holds a graph, load reads only the changed "
    "files and the files that they affect.": (
        "로드맵을 검증하고 그래프를 폴더나 SPARQL 서버에 적재한다. 다른 명령은 --store로 읽는다. 적재에 실패하면 이전 "
        "그래프가 남는다. 폴더에 그래프가 있으면 바뀐 파일과 그 영향을 받는 파일만 읽는다."
    ),
    "Folder (./kept) or URL of a SPARQL server.": "폴더(./kept) 또는 SPARQL 서버의 URL.",
    "Validate the roadmaps and print each error with file, line and column. Exit code: 0 no problems, 1 warnings, "
    "2 errors. The findings go to stdout.": (
        "로드맵을 검증하고 오류마다 파일, 행, 열을 출력한다. 종료 코드: 0 문제 없음, 1 경고, 2 오류. 검증 결과는 표준 "
        "출력으로 나간다."
    ),
    "How to print the problems: text, json, sarif (SARIF 2.1.0) or github (annotations of GitHub Actions).": (
        "문제의 출력 형식: text, json, sarif(SARIF 2.1.0), github(GitHub Actions 주석)."
    ),
    "Run a named query, a .rq file or SPARQL text. A text may use the prefixes of the vocabulary (rm:, id:, tech: ...) "
    "without declaring them. ASK prints yes or no, and CONSTRUCT and DESCRIBE print Turtle unless --format or --out "
    "says otherwise. A query given as a file or text can only read the graph and has limits (see --trusted).": (
        "이름 있는 질의, .rq 파일, SPARQL 글을 실행한다. 글에서는 어휘의 접두어(rm:, id:, tech: 등)를 선언 없이 쓸 수 "
        "있다. ASK는 예·아니요로, CONSTRUCT와 DESCRIBE는 --format이나 --out이 없으면 Turtle로 출력한다. "
        "파일이나 글로 준 질의는 그래프를 읽기만 하며 제한이 있다(--trusted 참조)."
    ),
    "Name of a query (see: list queries), a .rq file, or the text of a query.": (
        "질의의 이름(list queries 참조), .rq 파일 또는 질의의 글."
    ),
    "Write things as IRIs instead of names.": "대상을 이름 대신 IRI로 쓴다.",
    "Parameter of a named query, e.g. asked=EV or role=lead,participant. May be repeated.": (
        "이름 있는 질의의 매개변수. 예: asked=EV, role=lead,participant. 여러 번 쓸 수 있다."
    ),
    "Print the query with the given parameters instead of running it.": (
        "실행하지 않고 매개변수를 넣은 질의를 출력한다."
    ),
    "Only this section, by its id or heading; csv then has one table and nothing else. All as files: --out x.zip.": (
        "아이디나 제목으로 지정한 구분만 출력한다. csv는 표 하나만 담는다. 전체를 파일별로: --out x.zip."
    ),
    "Output format (see: list formats). Default: the format of the ending of --out, otherwise table.": (
        "출력 형식(list formats 참조). 기본값: --out의 확장자에 맞는 형식, 없으면 table."
    ),
    "Output file. Its ending selects the format. Default: stdout.": (
        "출력 파일. 확장자로 형식을 고른다. 기본값: 표준 출력."
    ),
    "Store: the engine oxigraph (fast) or memory (rdflib), or a folder or SPARQL server filled by load.": (
        "저장소: 엔진 oxigraph(빠름) 또는 memory(rdflib), load로 채운 폴더나 SPARQL 서버."
    ),
    "Run the query text without restrictions: SERVICE and FROM are allowed, and there are no limits.": (
        "질의 글을 제한 없이 실행한다: SERVICE와 FROM을 쓸 수 있고 상한이 없다."
    ),
    "Time limit in seconds for a query given as text.": "글로 준 질의의 시간 상한(초).",
    "Memory limit in MB for such a query, in addition to the data (Linux only).": (
        "그 질의가 데이터 외에 쓰는 메모리의 상한(MB, 리눅스만)."
    ),
    "Row limit for such a query.": "그 질의의 행 수 상한.",
    "List queries, reports, formats, technologies, agencies, regions, roadmaps, sources or roles.": (
        "질의, 보고서, 출력 형식, 기술, 기관, 지역, 로드맵, 출처, 역할의 목록."
    ),
    "queries, reports, formats, technologies, agencies, regions, ...": (
        "queries, reports, formats, technologies, agencies, regions 등."
    ),
    "Show what changed between two editions or two files, quoting the roadmap.": (
        "두 판이나 두 파일 사이의 변경 사항을 로드맵의 글로 보인다."
    ),
    "An edition, e.g. gimje-special-vehicles/interim with --data data, or a file.": (
        "판(예: --data data로 읽은 gimje-special-vehicles/interim) 또는 파일."
    ),
    "A later edition, or another file.": "나중 판 또는 다른 파일.",
    "Find the agencies that a name may refer to, with a score. Exit code 1 if there is no match.": (
        "이름이 가리킬 수 있는 기관을 점수와 함께 찾는다. 없으면 종료 코드 1."
    ),
    "Name of an agency in any spelling, e.g. (재)자동차융합기술원.": (
        "기관의 이름. 표기는 자유. 예: (재)자동차융합기술원."
    ),
    "Show the statements and sources that link two entities, or explain why there is no link. Exit code 1 if there is "
    "no link.": "두 대상을 잇는 진술과 출처를 보이거나 이어지지 않는 이유를 밝힌다. 이어지지 않으면 종료 코드 1.",
    "Name of an agency, region, technology, roadmap or project.": "기관, 지역, 기술, 로드맵, 사업의 이름.",
    "Name of another one, e.g. why EV KITECH.": "다른 대상의 이름. 예: why EV KITECH.",
    "Answer a question in one sentence with its source and rows; exit code 1 if it is declined.": (
        "질문에 출처를 밝힌 한 문장과 근거가 되는 행으로 답한다. 답할 수 없으면 종료 코드 1."
    ),
    "A question in Korean or English, e.g. 'EV를 담당하는 기관은?'": (
        "한국어나 영어로 된 질문. 예: 'EV를 담당하는 기관은?'"
    ),
    "Language of the answer. Default: the language of the question.": "답의 언어. 기본값: 질문의 언어.",
    "Show the evidence of each row, with sources.": "행마다 근거와 출처를 보인다.",
    "Run a report, e.g. roadmap-graph report coverage EV.": "보고서를 실행한다. 예: roadmap-graph report coverage EV.",
    "Write a YAML skeleton for a roadmap of a region, with a comment for each field. Fill in its empty fields, then "
    "run validate. An existing file is never replaced.": (
        "한 지역의 로드맵을 적을 YAML 서식을 항목별 설명과 함께 쓴다. 빈 항목을 채운 뒤 validate를 실행한다. 이미 있는 "
        "파일은 바꾸지 않는다."
    ),
    "Name of a region in any spelling, e.g. 김제, 'Jung-gu, Busan'.": (
        "지역의 이름. 표기는 자유. 예: 김제, 'Jung-gu, Busan'."
    ),
    "Write an empty workbook to fill in with Excel, with a note for each column and lists of codes. Every command "
    "reads it with --data. An existing file is never replaced.": (
        "엑셀로 채울 빈 통합 문서를 열마다의 설명과 코드 목록과 함께 쓴다. 모든 명령이 --data로 읽는다. 이미 있는 "
        "파일은 바꾸지 않는다."
    ),
    "Excel workbook to create, e.g. roadmap.xlsx.": "새로 쓸 엑셀 통합 문서. 예: roadmap.xlsx.",
    "Write the roadmaps into the workbook of the command template, which every command reads with --data. Exit code 1 "
    "if the workbook cannot hold something. An existing file is never replaced.": (
        "로드맵을 template 명령의 통합 문서에 쓴다. 모든 명령이 --data로 읽는다. 담을 수 없는 것이 있으면 종료 코드 1. "
        "이미 있는 파일은 바꾸지 않는다."
    ),
    "Excel workbook to create.": "새로 쓸 엑셀 통합 문서.",
    "YAML file to create. Default: stdout.": "새로 쓸 YAML 파일. 기본값: 표준 출력.",
    # The parameters of the reports.
    "the agency, by any of its names (DMI, 대구기계부품연구원, a former name)": (
        "기관. 어느 이름이든 쓸 수 있다(DMI, 대구기계부품연구원, 옛 이름)"
    ),
    "only this roadmap or programme, by id or title": "이 로드맵이나 지원 프로그램만. id 또는 제목",
    "the earlier edition, e.g. gimje-special-vehicles/interim with --data data (needs --after)": (
        "앞선 판. 예: gimje-special-vehicles/interim(--data data, --after와 함께)"
    ),
    "the later edition, e.g. gimje-special-vehicles/final with --data data (needs --before)": (
        "나중 판. 예: gimje-special-vehicles/final(--data data, --before와 함께)"
    ),
    "one region, by any of its names (김제, Gimje)": "한 지역. 어느 이름이든 쓸 수 있다(김제, Gimje)",
    "the other region": "다른 지역",
    "an agency, region, technology, plan or project, by any of its names": "기관, 지역, 기술, 계획, 사업의 이름",
    "another one": "다른 대상의 이름",
    "the technology, by any of its names (EV, 전기차, electric vehicle)": (
        "기술. 어느 이름이든 쓸 수 있다(EV, 전기차, electric vehicle)"
    ),
    "additional roles by id or label, separated by commas: owner, funder, consulted ...": (
        "더 보일 역할의 id나 이름. 쉼표로 나눈다: owner, funder, consulted 등"
    ),
    "the implementing roles to show by id or label, separated by commas: lead, participant": (
        "보일 수행 역할의 id나 이름. 쉼표로 나눈다: lead, participant"
    ),
    "only activities of this region or of a region in it": "이 지역과 그 안의 지역의 사업만",
    "only the technology itself, or also narrower ones (the default)": "그 기술만, 또는 하위 기술까지(기본값)",
    "region, agency, technology, source (funding source) or year": (
        "region(지역), agency(기관), technology(기술), source(재원), year(연도) 중 하나"
    ),
    "only the amounts of this region and of the regions in it": "이 지역과 그 안의 지역의 금액만",
    "only activities of this region or of a region in it, including joint ones": (
        "이 지역과 그 안의 지역의 사업만. 공동 사업 포함"
    ),
    "only this number of technologies, those with the most agencies": "기관이 많은 순으로 이만큼의 기술만",
    "columns for broader technologies too, or only for the stated ones (the default)": (
        "상위 기술의 열도, 또는 적힌 기술의 열만(기본값)"
    ),
    "only pairs with one activity in this region or in a region in it": (
        "이 지역이나 그 안의 지역의 사업이 하나 있는 쌍만"
    ),
    "the maximum number of pairs": "쌍의 최대 수",
    "the region, by any of its names (김제, Gimje)": "지역. 어느 이름이든 쓸 수 있다(김제, Gimje)",
    "the region, by any of its names (대구, Daegu, a former name)": (
        "지역. 어느 이름이든 쓸 수 있다(대구, Daegu, 옛 이름)"
    ),
    "the roadmap or programme, by its id or any of its names": "로드맵이나 지원 프로그램. id 또는 어느 이름이든",
    "Send the text to the language model of ROADMAP_GRAPH_MODEL_URL, and mark what it adds.": (
        "글을 ROADMAP_GRAPH_MODEL_URL의 언어 모델에 보내고, 모델이 더한 값을 표시한다."
    ),
    "Draft a roadmap file from the text of a document, by rules and, unless you ask a second reader, offline. Each "
    "value is quoted from the text. What the text does not state is left out, and comments say what is missing. Exit "
    "code 1 if the text contains no roadmap or lacks its date or region.": (
        "문서의 글에서 규칙으로 로드맵 파일의 초안을 만든다. 두 번째 독자를 쓰지 않으면 네트워크를 "
        "쓰지 않는다. 값마다 글의 인용이 있으며, "
        "글에 없는 것은 빼고 빠진 것은 주석에 적는다. 로드맵이 없는 글이거나 "
        "날짜·지역이 없으면 종료 코드 1."
    ),
    "Document with the text of a plan or press release.": "계획이나 보도자료의 글이 있는 문서.",
    "Date of publication, e.g. 2024-10-10. Default: a full date in the text.": (
        "발표일. 예: 2024-10-10. 기본값: 글에 있는 연월일."
    ),
    "Who published the document.": "문서의 발행처.",
    "Address of the document.": "문서의 주소.",
    "Region of the roadmap. Default: the region whose government acts in the text.": (
        "로드맵의 지역. 기본값: 글에서 행위자인 지방정부의 지역."
    ),
    "File for the draft in YAML. Default: stdout.": "YAML 초안을 쓸 파일. 기본값: 표준 출력.",
    "JSON file for the evidence: each value with its quote, offsets and rule, and what is left over.": (
        "근거를 쓸 JSON 파일: 값마다 인용, 위치, 규칙, 그리고 쓰지 않은 것."
    ),
    "Print the text that offsets refer to, and no draft.": "초안 대신, 위치의 기준이 되는 글을 출력한다.",
    "Write a web page on which you accept, correct or reject each value of a draft beside its text. The page is one "
    "file, works offline and downloads the reviewed roadmap file. An existing file is never replaced.": (
        "초안의 값마다 원문과 나란히 보며 승인·수정·삭제하는 웹 페이지를 쓴다. 페이지는 파일 하나이고 네트워크 없이 "
        "쓰며, 검토한 로드맵 파일을 내려받는다. 이미 있는 파일은 바꾸지 않는다."
    ),
    "Draft in YAML, written by draft --out.": "draft --out으로 쓴 YAML 초안.",
    "Evidence of the draft. Default: the file beside it that ends in .json.": (
        "초안의 근거 파일. 기본값: 초안 옆의 .json 파일."
    ),
    "Document of the draft. Default: the stored text of its source.": "초안의 문서. 기본값: 출처에 적힌 보관한 글.",
    "HTML file to create. Default: beside the draft.": "새로 쓸 HTML 파일. 기본값: 초안 옆.",
    "Look for each figure, title and name of the roadmaps in the stored text of its source. A source has a text if it "
    "states its file (text) and, to notice changes, its hash (sha256). Exit code: 0 all found, 1 not found, 2 a text "
    "cannot be read or has another hash. The findings go to stdout.": (
        "로드맵의 수치, 제목, 이름이 출처의 보관한 글에 있는지 다시 대조한다. 출처에는 글의 파일(text)과, 변경을 "
        "알아내기 위한 해시값(sha256)을 적는다. 종료 코드: 0 모두 있음, 1 없는 값이 있음, 2 글을 읽을 수 없거나 "
        "해시값이 다름. 결과는 표준 출력으로 나간다."
    ),
    "How to print the findings: text or json.": "결과의 출력 형식: text 또는 json.",
}
CLICK = {
    "Aborted!": "중단됨",
    "deprecated": "폐기 예정",
    "Missing command.": "명령이 없다.",
    "Options": "옵션",
    "Positional arguments": "인수",
    "Got unexpected extra arguments ({args})": "남는 인수가 있다({args})",
    "Commands": "명령",
    "env var: {var}": "환경 변수: {var}",
    "default: {default}": "기본값: {default}",
    "(dynamic)": "(실행할 때 정해짐)",
    "required": "필수",
    "Takes {nargs} values but {len} were given.": "값 {nargs}개가 필요하지만 {len}개가 있다.",
    "Show this message and exit.": "이 도움말을 출력한다.",
    "(Did you mean one of: {possibilities}?)": "(비슷한 이름: {possibilities})",
    "Missing argument": "인수가 없다",
    "unknown error": "알 수 없는 오류",
    "Invalid value for {param_hint}: {message}": "{param_hint} 값이 잘못되었다: {message}",
    "Missing option": "옵션이 없다",
    "Could not open file {filename!r}: {message}": "파일 {filename!r}을(를) 열 수 없다: {message}",
    "Error: {message}": "오류: {message}",
    "Try '{command} {option}' for help.": "도움말: '{command} {option}'",
    "Missing parameter": "매개변수가 없다",
    "Missing parameter: {param_name}": "매개변수가 없다: {param_name}",
    "No such option {name!r}.": "알 수 없는 옵션 {name!r}.",
    "No such command {name!r}.": "알 수 없는 명령 {name!r}.",
    "Invalid value: {message}": "값이 잘못되었다: {message}",
    "Missing {param_type}": "{param_type} 값이 없다",
    "Usage:": "사용법:",
    "Invalid start character for option ({option})": "옵션의 첫 글자가 잘못되었다({option})",
    "Option {name!r} does not take a value.": "옵션 {name!r}에는 값을 쓰지 않는다.",
    "Option {name!r} requires {nargs} arguments.": "옵션 {name!r}에는 값 {nargs}개가 필요하다.",
    "Argument {name!r} takes {nargs} values.": "인수 {name!r}에는 값 {nargs}개가 필요하다.",
    "file": "파일",
    "directory": "폴더",
    "path": "경로",
    "Choose from:\n\t{choices}": "다음 중 하나:\n\t{choices}",
    "{value!r} is not one of {choices}.": "{value!r}: 다음 중 하나여야 한다: {choices}.",
    "{value} is not in the range {range}.": "{value} 값이 범위 {range} 밖이다.",
    "{value!r} is not a valid {number_type}.": "{value!r} 값은 올바른 {number_type}이(가) 아니다.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "{value!r} 값은 참·거짓이 아니다. 쓸 수 있는 값: {states}"
    ),
    "{name} {filename!r} is a file.": "{name} {filename!r}: 파일이다.",
    "{name} {filename!r} is a directory.": "{name} {filename!r}: 폴더이다.",
    "{name} {filename!r} is not readable.": "{name} {filename!r}: 읽을 수 없다.",
    "{name} {filename!r} is not writable.": "{name} {filename!r}: 쓸 수 없다.",
    "{name} {filename!r} does not exist.": "{name} {filename!r}: 없다.",
}
