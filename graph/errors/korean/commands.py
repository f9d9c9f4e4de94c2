"""Messages about arguments, output files, queries and stores."""

COMMANDS = {
    "'ask' is missing": "'ask'가 없다",
    "'{name}' is not a list": "'{name}' 값이 목록이 아니다",
    "'{name}' is not a list of texts": "'{name}' 값이 글의 목록이 아니다",
    "'{name}' is not an object": "'{name}' 값이 객체가 아니다",
    "'{name}' is not of type {type}": "'{name}' 값의 자료형이 {type}이(가) 아니다",
    "'{won}' is not a number of won": "'{won}' 값은 원 단위의 수가 아니다",
    "a limit is not an object": "조건이 객체가 아니다",
    "it is not an object": "객체가 아니다",
    "not a form of a question: {what}": "질문의 형식이 아니다: {what}",
    "unknown 'ask' '{ask}'; known: {known}": "알 수 없는 'ask' 값 '{ask}'; 쓸 수 있는 값: {known}",
    "unknown field '{name}'; known: {known}": "알 수 없는 항목 '{name}'; 쓸 수 있는 항목: {known}",
    "unknown operator '{operator}'": "알 수 없는 비교 연산자 '{operator}'",
    "{path} exists already; give another file or delete it": (
        "{path} 파일이 이미 있다; 다른 이름을 주거나 그 파일을 지운다"
    ),
    "{path} is a folder; give the name of a file, e.g. {file}": "{path}: 폴더이다; 파일 이름을 준다. 예: {file}",
    "{path} does not end in .xlsx; write a workbook to {file}": (
        "{path}: 이름이 .xlsx로 끝나지 않는다; 통합 문서는 {file}에 쓴다"
    ),
    "{name} is empty; give a file or folder, or leave it out": "{name} 값이 비어 있다; 파일이나 폴더를 지정하거나 뺀다",
    "roadmap-graph: standard output is closed; open it, or write to a file with --out FILE": (
        "roadmap-graph: 표준 출력이 닫혀 있다; 열거나 --out FILE로 파일에 쓴다"
    ),
    "{variable} is '{wanted}'; write ko or en": "{variable} 값이 '{wanted}'이다; ko나 en으로 적는다",
    "{name} is empty; give a value, or leave it out": "{name} 값이 비어 있다; 값을 지정하거나 뺀다",
    "a path is empty; give a file or folder": "빈 경로가 있다; 파일이나 폴더를 지정한다",
    "{path}: not a file but a device, pipe or socket; give the name of a file": (
        "{path}: 파일이 아니라 장치, 파이프 또는 소켓이다; 파일 이름을 지정한다"
    ),
    "{folder}: another program has held the folder for {seconds} seconds; wait until it ends, then try again": (
        "{folder}: 다른 프로그램이 {seconds}초 넘게 이 폴더를 쓰고 있다; 끝난 뒤 다시 실행한다"
    ),
    "{path}: not a part of the graph; renamed to {other}": (
        "{path}: 그래프의 파일이나 폴더가 아니어서 이름을 {other}(으)로 바꾸었다"
    ),
    "{folder}: waiting for another program that writes here": "{folder}: 다른 프로그램이 쓰고 있어 기다리는 중이다",
    "'{pair}' is not name=value": "'{pair}' 값은 이름=값 꼴이 아니다",
    "'{store}' is an engine and needs no loading; give a folder or a URL": (
        "'{store}'은(는) 엔진이므로 적재하지 않는다; 폴더나 URL을 지정한다"
    ),
    "an address that begins with '{scheme}' is not a store; give a folder (./kept) or an address that begins with "
    "http:// or https://": (
        "'{scheme}'(으)로 시작하는 주소는 저장소가 아니다; 폴더(./kept)나 서버 주소(http://, https://)를 쓴다"
    ),
    "'{store}' is not a store; write {known}, a folder (./kept) or the address of a server (http://...)": (
        "'{store}'은(는) 저장소가 아니다; {known}, 폴더(./kept), 서버 주소(http://...) 중 하나로 적는다"
    ),
    "'{text}' is not an IRI; give a full IRI or a prefixed name, e.g. rm:Agency": (
        "'{text}' 값은 IRI가 아니다; 전체 IRI나 접두어 이름을 적는다. 예: rm:Agency"
    ),
    "'all' is not one date; for the rows of every date use: roadmap-graph query NAME -p as_of=all": (
        "'all' 값은 날짜 하나가 아니다; 모든 날짜의 행은 다음 명령으로 얻는다: roadmap-graph query NAME -p as_of=all"
    ),
    "'{one}' and '{other}' both mean '{name}'; give the names of two different things": (
        "'{one}', '{other}' 두 이름은 모두 '{name}'을(를) 가리킨다; 서로 다른 두 대상의 이름을 지정한다"
    ),
    "a whole number from 1, such as 10": "10처럼 1 이상의 정수로 적는다",
    "a whole number from 1, such as 20": "20처럼 1 이상의 정수로 적는다",
    "format '{name}' is binary; write it to a file with --out FILE.{extension}": (
        "출력 형식 '{name}'은(는) 이진 형식이다; --out FILE.{extension}(으)로 파일에 쓴다"
    ),
    "give two, with --before and --after": "--before와 --after로 둘을 지정한다",
    "it is known with --data {data}": "--data {data}에 있다",
    "it contains a control character": "제어 문자가 있다",
    "it defines no {kind} of that name": "그 이름의 {kind}이(가) 정의되어 있지 않다",
    "it returns {found}, not {wanted}": "반환값이 {wanted}이(가) 아니라 {found}이다",
    "a name, title, heading or note is not a text": "이름, 제목, 표제, 비고 가운데 글이 아닌 것이 있다",
    "a parameter is not a text or a thing": "글도 대상도 아닌 매개변수가 있다",
    "section '{section}' has two columns of one id": "절 '{section}'에 id가 같은 열이 둘 있다",
    "row {number} of section '{section}' has {cells} cells in {columns} columns": (
        "절 '{section}'의 {number}행에 칸이 {cells}개인데 열은 {columns}개이다"
    ),
    "row {number} of section '{section}' has {found} in column '{column}', which holds {kind}": (
        "절 '{section}'의 {number}행에서 '{column}' 열의 값이 {kind} 유형이 아니라 {found} 유형이다"
    ),
    "it leads outside its folder": "폴더 밖을 가리킨다",
    "it takes {size} bytes, and a name may take {most}": "{size}바이트이며 이름은 {most}바이트까지이다",
    "one edition alone, '{edition}'": "판이 '{edition}' 하나뿐이다",
    "report '{report}' takes no value without a name; give the other parameters by name": (
        "보고서 '{report}'에는 이름 없는 값을 쓰지 않는다; 다른 매개변수는 이름과 함께 지정한다"
    ),
    "report '{report}' takes one value for each of: {needed}; give the other parameters by name": (
        "보고서 '{report}'에는 다음마다 값을 하나씩 지정한다: {needed}; 다른 매개변수는 이름과 함께 지정한다"
    ),
    "the rows of '{name}' have no evidence; format 'prov' applies to reports only": (
        "'{name}'의 행에는 근거가 없다; 출력 형식 'prov'는 보고서에만 쓴다"
    ),
    "unreadable limit '{limit}'": "읽을 수 없는 상한 '{limit}'",
    "unreadable number of technologies '{top}'": "읽을 수 없는 기술 수 '{top}'",
    "{kind} '{name}' is a duplicate, defined in {where}; rename or uninstall one": (
        "{kind} '{name}'이(가) {where}에 겹쳐 정의되어 있다; 하나의 이름을 바꾸거나 제거한다"
    ),
    "{kind} '{name}' of {where} fails: {why}; fix or uninstall it": (
        "{where}의 {kind} '{name}' 실행 실패: {why}; 고치거나 제거한다"
    ),
    "{option} does not apply to a filled store; use it with: roadmap-graph load --store {store}": (
        "{option}은(는) 적재된 저장소에 쓸 수 없다; 다음 명령에 쓴다: roadmap-graph load --store {store}"
    ),
    "{package} is not installed; pip install 'roadmap-graph[{extra}]'": (
        "{package} 패키지가 설치되어 있지 않다; pip install 'roadmap-graph[{extra}]'"
    ),
    "{path}: cannot be written ({reason}); the previous file, if any, is unchanged": (
        "{path}: 쓸 수 없다({reason}); 이전 파일이 있으면 그대로이다"
    ),
    "{path}: no format has this ending; known endings are {endings}, or give --format": (
        "{path}: 이 확장자의 출력 형식이 없다; 확장자는 {endings}이며, 아니면 --format을 지정한다"
    ),
    "{shown} cannot be a file name; {what}": "{shown}은(는) 파일 이름이 될 수 없다; {what}",
}
QUERIES = {
    "'{text}' calls another server": "'{text}'은(는) 다른 서버를 부른다",
    "'{text}' reads another dataset": "'{text}'은(는) 다른 데이터세트를 읽는다",
    "FROM is not allowed in this query; use GRAPH <...> {{ }}": "이 질의에 FROM을 쓸 수 없다; GRAPH <...> {{ }}를 쓴다",
    "SERVICE is not allowed in a query; query the other server directly": (
        "질의에 SERVICE를 쓸 수 없다; 다른 서버에 직접 질의한다"
    ),
    "a query with SERVICE failed: {shown}; check the address and what that server answers, or write SERVICE SILENT to "
    "go on without it": (
        "SERVICE를 쓴 질의가 실패했다: {shown}; 주소와 그 서버의 응답을 확인하거나 SERVICE SILENT로 적는다"
    ),
    "a comment contains \\u....": "주석에 \\u....가 있다",
    "a string contains the \\u.... of no character": "문자열에 문자가 아닌 \\u....가 있다",
    "an ASCII character is written as \\u....": "ASCII 문자가 \\u....로 적혀 있다",
    "close the string, or write \\\\": "문자열을 닫거나 \\\\로 적는다",
    "put spaces around < and >, or write the IRI in full with scheme and host": (
        "<와 > 앞뒤를 띄우거나 IRI를 스킴과 호스트까지 모두 적는다"
    ),
    "query that server directly, or rename the prefix": "그 서버에 직접 질의하거나 접두어를 바꾼다",
    "raise the limit with --{limit} (in Python limits=Limits({limit}=...)), or run it as trusted (--trusted)": (
        "--{limit}(Python에서는 limits=Limits({limit}=...))으로 상한을 올리거나 --trusted로 실행한다"
    ),
    "split it into several queries": "여러 질의로 나눈다",
    "split it into shorter queries": "더 짧은 질의로 나눈다",
    "roadmap-graph: internal error: {fault}; please report it": "roadmap-graph: 내부 오류: {fault}; 신고가 필요하다",
    "roadmap-graph: out of memory; load fewer files at once or raise the memory limit": (
        "roadmap-graph: 메모리 부족; 한 번에 적재하는 파일을 줄이거나 메모리 상한을 올린다"
    ),
    "rdflib cannot compute a value ({reason}); use --store oxigraph or correct the value": (
        "rdflib가 값을 계산하지 못한다({reason}); --store oxigraph를 쓰거나 값을 고친다"
    ),
    "roadmap-graph: interrupted": "roadmap-graph: 중단됨",
    "roadmap-graph: {reason}": "roadmap-graph: {reason}",
    "roadmap-graph: {reason}; free some of it or write elsewhere": (
        "roadmap-graph: {reason}; 여유를 확보하거나 다른 곳에 쓴다"
    ),
    "{path}: {reason}": "{path}: {reason}",
    "warning: {problem}": "경고: {problem}",
    "the page": "웹 페이지",
    "syntax error at {line}:{column}; one of these is expected: {expected}": (
        "{line}행 {column}열에 문법 오류가 있다; 이곳에 올 수 있는 것: {expected}"
    ),
    "the engine rejects the query: {reason}": "엔진이 질의를 거부한다: {reason}",
    "the query crashed the engine, probably by its depth": "질의가 엔진을 중단시켰다. 너무 깊은 탓으로 보인다",
    "the query needs more than {most} MB of memory": "질의에 메모리가 {most}MB보다 많이 필요하다",
    "select fewer columns or rows, or run it as trusted (--trusted)": (
        "열이나 행을 적게 고르거나 --trusted로 실행한다"
    ),
    "the answer takes more than {most} MB": "질의 결과가 {most}MB보다 크다",
    "the query has more than {most} characters": "질의가 {most}자보다 길다",
    "the query is not UTF-8; save it as UTF-8": "질의가 UTF-8이 아니다; UTF-8로 저장한다",
    "the query nests deeper than {most} signs such as '!'": "질의에 '!' 같은 부호가 {most}개 넘게 겹쳐 있다",
    "delete them, because two cancel each other out": "둘씩 상쇄되므로 지운다",
    "the query nests deeper than {most} brackets": "질의의 괄호가 {most}겹보다 깊다",
    "the query ran longer than {most} seconds": "질의가 {most}초보다 오래 걸렸다",
    "the query returns more than {most} rows": "질의의 결과가 {most}행보다 많다",
    "this is not a CONSTRUCT or DESCRIBE query; only these give triples": (
        "CONSTRUCT나 DESCRIBE 질의가 아니다; 이 둘만 트리플을 낸다"
    ),
    "this is not a SELECT query; only SELECT gives rows": "SELECT 질의가 아니다; SELECT만 행을 낸다",
    "this is not a SELECT, ASK, CONSTRUCT or DESCRIBE query; only these read the graph": (
        "SELECT, ASK, CONSTRUCT, DESCRIBE 질의가 아니다; 이 넷만 그래프를 읽는다"
    ),
    "this is not an ASK query; only ASK gives yes or no": "ASK 질의가 아니다; ASK만 예, 아니요로 답한다",
    "unknown prefix '{name}:' at {line}:{column}": "{line}:{column}의 접두어 '{name}:'을(를) 알 수 없다",
    "declare it: PREFIX {name}: <...>": "선언한다: PREFIX {name}: <...>",
    "{what}; {meant} Otherwise {add}": "{what}; {meant}. 아니면 {add}",
    "{what}; {add}, or use a known one: {names}": "{what}; {add}. 쓸 수 있는 접두어: {names}",
    "{character} at {line}:{column}; {advice}": "{line}:{column}에 {character} 문자가 있다; {advice}",
    "answer to the query": "질의 결과",
    "{name} is not given, so {name}={example} applies; choose with -p {name}=...": (
        "{name} 값이 없어 예시 {name}={example}로 실행했다; -p {name}=...로 고른다"
    ),
    "{path}: written ({size})": "{path}: 저장함({size})",
    "write {plain}": "{plain} 문자로 적는다",
    "use GRAPH <...> {{ }}": "GRAPH <...> {{ }}를 쓴다",
    "use SELECT": "SELECT를 쓴다",
    "write the character itself": "문자를 그대로 적는다",
    "{text} is ambiguous": "{text}은(는) 두 가지로 읽힌다",
    "{text} is unpaired or an invalid escape": "{text}의 짝이 없거나 이스케이프가 잘못되었다",
    "{what}; {instead}, or run the query as trusted (--trusted)": "{what}; {instead}. 아니면 --trusted로 실행한다",
    "{word} changes data": "{word}은(는) 데이터를 바꾼다",
}
STORES = {
    "'{text}' is not a positive whole number": "'{text}' 값은 양의 정수가 아니다",
    "a load is replacing graphs or was interrupted while doing so": "적재가 그래프를 바꾸는 중이거나 도중에 멈췄다",
    "check ROADMAP_GRAPH_SERVER": "ROADMAP_GRAPH_SERVER 값을 확인한다",
    "check its log, then try again": "서버 로그를 확인하고 다시 시도한다",
    "check that it is running, {then}": "서버가 실행 중인지 확인하고 {then}",
    "check the server's log, then try again": "서버 로그를 확인하고 다시 시도한다",
    "contains no graph": "그래프가 없다",
    "grant read and write permission on the server, and {login}": "서버에서 읽기·쓰기 권한을 주고 {login}",
    "increase MaxQueryExecutionTime in virtuoso.ini": "virtuoso.ini의 MaxQueryExecutionTime을 늘린다",
    "query less or increase ROADMAP_GRAPH_ANSWER (bytes)": "질의를 줄이거나 ROADMAP_GRAPH_ANSWER(바이트)를 늘린다",
    "switch compression off on the server or on the proxy in front of it": "서버나 그 앞 프록시의 압축을 끈다",
    "the answer has more than {most} bytes": "응답이 {most}바이트보다 크다",
    "the answer is compressed, which was not asked for": "요청하지 않은 압축으로 응답이 왔다",
    "{url}: the login is sent without encryption; use https": "{url}: 로그인이 암호화되지 않고 전송된다; https를 쓴다",
    "increase ROADMAP_GRAPH_TIMEOUT (seconds) or query less": "ROADMAP_GRAPH_TIMEOUT(초)을 늘리거나 질의를 줄인다",
    "increase ResultSetMaxRows in virtuoso.ini": "virtuoso.ini의 ResultSetMaxRows를 늘린다",
    "it holds no roadmaps": "로드맵이 없다",
    "no answer within {seconds} seconds": "{seconds}초 안에 응답이 없다",
    "no connection within {seconds} seconds": "{seconds}초 안에 연결되지 않았다",
    "no service at this address": "이 주소에 서비스가 없다",
    "not a server address": "서버 주소가 아니다",
    "only {arrived} of {sent} statements have arrived, and nothing was replaced": (
        "진술 {sent}건 중 {arrived}건만 도착했고 아무것도 바꾸지 않았다"
    ),
    "remove it and set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD": (
        "지우고 ROADMAP_GRAPH_USER와 ROADMAP_GRAPH_PASSWORD를 설정한다"
    ),
    "roadmap-graph load --store {address}": "roadmap-graph load --store {address}",
    "set ROADMAP_GRAPH_CHUNK to fewer bytes": "ROADMAP_GRAPH_CHUNK의 바이트 수를 줄인다",
    "set ROADMAP_GRAPH_QUERY_URL to the address of the query service": (
        "ROADMAP_GRAPH_QUERY_URL에 질의 서비스의 주소를 설정한다"
    ),
    "set ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL or _GRAPHS_URL": (
        "ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL, _GRAPHS_URL을 설정한다"
    ),
    "set ROADMAP_GRAPH_SCOPE=endpoint if nothing else is on it": (
        "서버에 다른 그래프가 없으면 ROADMAP_GRAPH_SCOPE=endpoint로 설정한다"
    ),
    "set ROADMAP_GRAPH_SCOPE=endpoint if the server contains nothing else": (
        "서버에 다른 그래프가 없으면 ROADMAP_GRAPH_SCOPE=endpoint로 설정한다"
    ),
    "set ROADMAP_GRAPH_SERVER to one of {known}": "ROADMAP_GRAPH_SERVER를 다음 중 하나로 설정한다: {known}",
    "set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD, or ROADMAP_GRAPH_TOKEN": (
        "ROADMAP_GRAPH_USER와 ROADMAP_GRAPH_PASSWORD, 또는 ROADMAP_GRAPH_TOKEN을 설정한다"
    ),
    "set it to the token only": "토큰만 설정한다",
    "start the server or correct the address of --store": "서버를 시작하거나 --store의 주소를 고친다",
    "start the server or correct the address of --store, {then}": "서버를 시작하거나 --store의 주소를 고치고 {then}",
    "stop other loads to this server, then load again": "이 서버의 다른 적재를 멈추고 다시 적재한다",
    "the address contains a login": "주소에 로그인 정보가 있다",
    "the answer is '{media_type}', not '{wanted}'": "응답이 '{wanted}'이(가) 아니라 '{media_type}'이다",
    "the answer is incomplete after a timeout": "시간 초과로 응답이 불완전하다",
    "the answer is not well-formed '{wanted}' ({error})": "응답이 올바른 '{wanted}'이(가) 아니다({error})",
    "the answer is truncated to {most} rows": "응답이 {most}행에서 잘렸다",
    "the path does not identify the kind of server": "경로만으로는 서버의 종류를 알 수 없다",
    "the request is too large for the server": "요청이 서버에 너무 크다",
    "the server cannot be reached ({error})": "서버에 연결할 수 없다({error})",
    "the server closed the connection": "서버가 연결을 끊었다",
    "the server denies access": "서버가 접근을 거부한다",
    "the server does not support the media type": "서버가 이 미디어 유형을 지원하지 않는다",
    "the server failed": "서버 오류이다",
    "the server has moved to {where}": "서버가 옮겨 갔다: {where}",
    "the server rejects the query without a reason": "서버가 이유 없이 질의를 거부한다",
    "the server requires a login or rejects this one": "서버에 로그인이 필요하거나 로그인이 거부되었다",
    "the service does not accept the request": "서비스가 요청을 받지 않는다",
    "the token contains a space, a line break or another invalid character": (
        "토큰에 빈칸, 줄바꿈 등 쓸 수 없는 문자가 있다"
    ),
    "the upload is too large for the server": "올리는 양이 서버에 너무 크다",
    "then load again (the old graphs stay until a load is complete)": (
        "다시 적재한다(적재가 끝날 때까지 이전 그래프가 남는다)"
    ),
    "then try again": "다시 시도한다",
    "try again, and load again if the error persists": "다시 시도하고, 오류가 이어지면 다시 적재한다",
    "unset it to use {default}": "설정을 지우면 {default}을(를) 쓴다",
    "correct the address of --store": "--store의 주소를 고친다",
    "use that address for --store": "--store에 그 주소를 쓴다",
    "write only scheme, host, port and path": "스킴, 호스트, 포트, 경로만 적는다",
    "{address}: {what}; {instead}": "{address}: {what}; {instead}",
    "{count} graphs are too many to name in each request": "그래프가 {count}개라 요청마다 이름을 적을 수 없다",
    "{folder}: the kept graph is damaged ({what}); build it again with: "
    "roadmap-graph load --store {store} --data FILES": (
        "{folder}: 저장된 그래프가 손상되었다({what}); 다음 명령으로 다시 만든다: "
        "roadmap-graph load --store {store} --data 파일"
    ),
    "{file} is missing or has changed": "{file} 파일이 없거나 바뀌었다",
    "reading it took longer than {most} seconds": "읽는 데 {most}초가 넘게 걸렸다",
    "reading it crashed the engine or took more than {most} MB of memory": (
        "읽는 중에 엔진이 멈추었거나 메모리가 {most} MB를 넘었다"
    ),
    "{current} cannot be read": "{current}을(를) 읽을 수 없다",
    "{current} names a missing version": "{current}이(가) 없는 버전을 가리킨다",
    "{folder}: {what}; create it with: roadmap-graph load --store {store}": (
        "{folder}: {what}; 다음 명령으로 만든다: roadmap-graph load --store {store}"
    ),
    "parquet holds one table; choose one with --section: {names}": (
        "parquet에는 표 하나만 담을 수 있다; --section으로 고른다: {names}"
    ),
}
