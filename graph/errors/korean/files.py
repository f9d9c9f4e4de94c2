"""Messages about roadmap files and documents."""

SLIPS = {
    "'{cut}' is a comment and not a part of the value": "'{cut}' 부분은 주석으로 읽혀 값에 들어가지 않는다",
    "the file contains no query": "파일에 질의가 없다",
    "write SPARQL into it": "SPARQL을 적는다",
    "nothing came from standard input": "표준 입력으로 들어온 내용이 없다",
    "write YAML to it, or name a file": "표준 입력에 YAML을 쓰거나 파일을 지정한다",
    "'=' does not follow a key": "키 뒤에 '='를 쓸 수 없다",
    "'：' is a full-width colon": "'：'은 전각 쌍점이다",
    "a value that begins with '{at}' must be quoted": "'{at}'로 시작하는 값은 따옴표로 묶어야 한다",
    "a comment begins inside the bracket": "괄호 안에서 주석이 시작된다",
    "align it with the other keys of its entry": "같은 항목의 다른 키와 줄을 맞춘다",
    "something follows the closing bracket": "닫는 괄호 뒤에 글이 이어진다",
    "delete it, or write it inside the bracket": "지우거나 괄호 안에 적는다",
    "text follows the bracket {at}": "괄호 {at} 뒤에 글이 이어진다",
    "text follows the closing quote": "닫는 따옴표 뒤에 글이 이어진다",
    "the indentation contains a tab": "들여쓰기에 탭이 있다",
    "the indentation contains {character}": "들여쓰기에 {character} 문자가 있다",
    "the indentation fits no line above": "들여쓰기가 위의 어느 줄과도 맞지 않는다",
    "the value contains a colon and a space": "값에 쌍점과 빈칸이 있다",
    "there is no space after '-'": "'-' 뒤에 빈칸이 없다",
    "there is no space after the colon of '{key}'": "'{key}'의 쌍점 뒤에 빈칸이 없다",
    "'{mark}' at the end stays in the value": "끝의 '{mark}' 문자가 값에 남는다",
    "the colon of '{key}' is followed by {character}": "'{key}'의 쌍점 뒤에 {character} 문자가 있다",
    "write '['": "'['로 적는다",
    "write ',' or quote the value": "','로 적거나 값을 따옴표로 묶는다",
    "{at} closes no bracket": "{at}에 맞는 여는 괄호가 없다",
    "{at} is not a bracket of YAML": "{at} 문자는 YAML의 괄호가 아니다",
    "write '-' and a space": "'-'와 빈칸을 적는다",
    "quote the value with '#'": "'#'가 있는 값을 따옴표로 묶는다",
    "write ':' and a space": "':'과 빈칸을 적는다",
    "write '{key}: ...'": "'{key}: ...'로 적는다",
    'write " or delete the marks': '"로 적거나 지운다',
    "write \\\\ or single quotes": "\\\\로 적거나 작은따옴표를 쓴다",
    "write normal spaces": "보통 빈칸으로 적는다",
    "write out the value, or quote it": "값을 그대로 적거나 따옴표로 묶는다",
    "write spaces": "빈칸으로 적는다",
    "write the value in quotes, or '  # ' before the comment": "값을 따옴표로 묶거나, 주석이면 '  # '로 시작한다",
    "write the whole value in quotes": "값 전체를 따옴표로 묶는다",
    "{at} does not begin an item of a list": "{at} 문자로는 목록의 항목을 시작할 수 없다",
    "{at} does not separate values": "{at} 문자로는 값을 나눌 수 없다",
    "{at} is not an escape": "{at} 표기는 쓸 수 없다",
    "{mark} is not a quote of YAML and stays in the value": "{mark} 문자는 YAML의 따옴표가 아니라서 값에 남는다",
}
FILES = {
    "'{name}' already names the {owner} '{known}' in line {line} of {path}; use that or another name": (
        "'{name}'은(는) {path} {line}행의 {owner} '{known}' 이름이다; 그것을 쓰거나 다른 이름을 적는다"
    ),
    "name of {owner} '{name}'": "{owner} '{name}'의 이름",
    "region of {owner} '{name}'": "{owner} '{name}'의 상위 지역",
    "'{region}' replaces '{former}' on {since}, but begins on {day} in line {line} of {path}": (
        "'{region}'이(가) {since} '{former}'을(를) 대체하지만 {path} {line}행에 따르면 {day}부터 있다"
    ),
    "'{region}' replaces '{former}' on {since}, but ends on {day} in line {line} of {path}": (
        "'{region}'이(가) {since} '{former}'을(를) 대체하지만 {path} {line}행에 따르면 {day}까지만 있다"
    ),
    "'{region}' replaces '{former}' on {since}, but {former} ends on {day} in line {line} of {path}": (
        "'{region}'이(가) {since} '{former}'을(를) 대체하지만 {path} {line}행에 따르면 {former}은(는) {day}까지 있다"
    ),
    "make both days the same": "두 날짜를 같게 고친다",
    "correct one of the days": "둘 가운데 하나를 고친다",
    "write 'since: {since}', or correct 'until'": "'since: {since}'로 적거나 'until' 값을 고친다",
    "owner of {owner} code '{name}'": "{owner} 코드 '{name}'의 대상",
    "{subject} is '{here}', but '{there}' in line {line} of {path}; correct one or its 'since' or 'until'": (
        "{subject}: 이곳은 '{here}', {path} {line}행은 '{there}'이다; 하나를 고치거나 'since', 'until' 값을 고친다"
    ),
    "{subject} on {day} is '{here}', but '{there}' in line {line} of {path}; correct one or its 'since' or 'until'": (
        "{subject}({day}): 이곳은 '{here}', {path} {line}행은 '{there}'이다; 하나를 고치거나 'since', 'until' 값을 "
        "고친다"
    ),
    "edition '{name}' ({date}) may be before or after '{other}' ({other_date}) in line {line} of {path}; write a "
    "fuller date, or the stage if it differs": (
        "판 '{name}'({date})과 {path} {line}행의 판 '{other}'({other_date}) 가운데 어느 것이 먼저인지 알 수 없다; "
        "더 자세한 날짜나 서로 다른 단계를 적는다"
    ),
    "{owner} has no Korean name": "{owner}: 한국어 이름이 없다",
    "add 'skos:prefLabel \"...\"@ko'": "'skos:prefLabel \"...\"@ko'를 추가한다",
    "not Turtle": "Turtle이 아니다",
    "the file is not read, because it is an export of a graph": "그래프를 내보낸 파일이므로 읽지 않는다",
    "the file has no skos:Concept": "파일에 skos:Concept이 없다",
    "it belongs in an entry of {sections}": "{sections} 아래의 항목에 적는다",
    "move it out of the folder": "폴더 밖으로 옮긴다",
    "move it out of the folder if it is for something else": "다른 용도의 파일이면 폴더 밖으로 옮긴다",
    "{term} of '{name}' is not read": "'{name}'의 {term} 값은 읽지 않는다",
    "only names, definitions, notes, broader concepts and matches are": (
        "이름, 정의, 비고, 상위 개념, 대응 개념만 읽는다"
    ),
    "{owner} is already in line {line} of {path}": "{owner}: {path} {line}행에 이미 있다",
    "the entry has no effect, so delete it": "이 항목은 효력이 없으므로 지운다",
    "unknown {kind} '{name}'; {advice} Or add it at the top level of a file: {entry}": (
        "알 수 없는 {kind} '{name}'; {advice}. 아니면 파일의 맨 위 단계에 추가한다: {entry}"
    ),
    "unknown {kind} '{name}'; {advice}. Or add it at the top level of a file: {entry}": (
        "알 수 없는 {kind} '{name}'; {advice}. 아니면 파일의 맨 위 단계에 추가한다: {entry}"
    ),
    "{owner} has no '{name}'; add '{name}: ...' or '{instead}: [...]'": (
        "{owner}: '{name}' 항목이 없다; '{name}: ...' 또는 '{instead}: [...]'을 추가한다"
    ),
    "'{name}' is a list": "'{name}' 값은 목록이다",
    "'{name}' is empty": "'{name}' 값이 비어 있다",
    "'{name}' of {kind} '{id}' leads back to it ({way}), see {places}; delete one": (
        "{kind} '{id}'의 '{name}'이(가) 자신으로 되돌아온다({way}): {places}; 하나를 지운다"
    ),
    "'{name}' of {kind} '{id}' names the {kind} itself; delete it": (
        "{kind} '{id}'의 '{name}'에 자신이 적혀 있다; 지운다"
    ),
    "'{name}' of {owner} is '{other}' in line {line} of {path}; make both the same": (
        "{owner}: '{name}' 값이 {path} {line}행에는 '{other}'이다; 둘을 같게 고친다"
    ),
    "'{name}' takes one value": "'{name}' 값은 하나여야 한다",
    "'{number}' is split at its comma": "'{number}' 값이 쉼표에서 나뉘었다",
    "'{text}' is neither yes nor no": "'{text}' 값은 yes도 no도 아니다",
    "'{text}' is not a ROR id": "'{text}' 값은 ROR 식별자가 아니다",
    "'{text}' is not a Wikidata id": "'{text}' 값은 위키데이터 식별자가 아니다",
    "'{text}' is not a valid id": "'{text}' 값은 id로 쓸 수 없다",
    "'{text}' is not a valid id because it contains {name}": "'{text}' 값은 {name} 문자가 있어 id로 쓸 수 없다",
    "'{text}' is not a web address": "'{text}' 값은 웹 주소가 아니다",
    "'{text}' has too many digits": "'{text}' 값의 자릿수가 너무 많다",
    "write at most 15 digits": "15자리까지 적는다",
    "write '{entry}'": "'{entry}'로 적는다",
    "the budget line '{name}' is stated in {editions} and not in this edition": (
        "예산 줄 '{name}'은(는) 이 판이 아니라 {editions}에 있다"
    ),
    "state it in this edition, too, or state the new amount": "이 판에도 적거나, 줄어든 뒤의 금액을 적는다",
    "'{text}' is not a whole number": "'{text}' 값은 정수가 아니다",
    "a second document begins": "두 번째 문서가 시작된다",
    "alias '*{anchor}' is not allowed": "별칭 '*{anchor}'은(는) 쓸 수 없다",
    "anchor '&{anchor}' is not allowed": "앵커 '&{anchor}'은(는) 쓸 수 없다",
    "byte 0x{byte} is not UTF-8": "바이트 0x{byte}은(는) UTF-8이 아니다",
    "cannot be read ({reason})": "읽을 수 없다({reason})",
    "check --data": "--data 값을 확인한다",
    "check quotes and indents here": "이곳의 따옴표와 들여쓰기를 확인한다",
    "check the path and its permissions": "경로와 권한을 확인한다",
    "close it": "닫는다",
    "close it where it belongs": "끝나야 할 곳에서 닫는다",
    "control character {control} is not allowed": "제어 문자 {control}은(는) 쓸 수 없다",
    "delete it": "지운다",
    "delete it, or quote the value": "지우거나 값을 따옴표로 묶는다",
    "file is not UTF-8": "UTF-8 파일이 아니다",
    "file is over 64 MiB": "파일이 64MiB보다 크다",
    "file is {codec}": "{codec} 파일이다",
    "file name contains {character}": "파일 이름에 {character} 문자가 있다",
    "flatten it": "단계를 줄인다",
    "{count} more problems from here on": "여기부터 문제가 {count}건 더 있다",
    "fix those above first": "위의 문제를 먼저 고친다",
    "save it as .xlsx, or move it to another folder": ".xlsx로 저장하거나 다른 폴더로 옮긴다",
    "a link to another folder is not followed": "다른 폴더로 가는 링크는 따라가지 않는다",
    "delete it and name that folder with --data": "지우고 그 폴더를 --data로 지정한다",
    "delete it, or replace it by a file": "지우거나 파일로 바꾼다",
    "not a file, or a link to nothing": "파일이 아니거나 대상이 없는 링크이다",
    "nothing arrives from the pipe within {most} seconds": "파이프에서 {most}초 동안 아무것도 들어오지 않는다",
    "write to it, or name a file": "파이프에 쓰거나 파일을 지정한다",
    "folder contains no YAML file": "폴더에 YAML 파일이 없다",
    "give it a value or delete '{name}:'": "값을 적거나 '{name}:'을 지운다",
    "key is not text": "키가 글이 아니다",
    "more than {most} keys and values": "키와 값이 {most}개보다 많다",
    "move it to a separate file": "별도 파일로 옮긴다",
    "nested deeper than {most} levels": "{most}단계보다 깊다",
    "'{name}' is a device on Windows": "'{name}'은(는) 윈도우에서 장치의 이름이다",
    "'{name}' contains {character}, which Windows does not allow": (
        "'{name}'에 윈도우에서 쓸 수 없는 {character} 문자가 있다"
    ),
    "'{name}' ends in a period or space, which Windows removes": (
        "'{name}'이(가) 마침표나 빈칸으로 끝난다. 윈도우는 이를 지운다"
    ),
    "the path has {length} characters, and Windows takes {most}": (
        "경로가 {length}자이다. 윈도우에서는 {most}자까지 쓴다"
    ),
    "another program may have it open; close it there": (
        "다른 프로그램이 파일을 열고 있을 수 있다. 그 프로그램에서 닫는다"
    ),
    "no such file or folder": "파일이나 폴더가 없다",
    "not YAML: the bracket that opens here lacks a comma or its end by line {line}": (
        "YAML이 아니다: 이곳에서 연 괄호에 {line}행까지 쉼표나 닫는 괄호가 없다"
    ),
    "not YAML: the quote that opens here closes only in line {line}": (
        "YAML이 아니다: 이곳에서 연 따옴표가 {line}행에서야 닫힌다"
    ),
    "not YAML: the bracket that opens here is never closed": "YAML이 아니다: 이곳에서 연 괄호가 닫히지 않는다",
    "not YAML: the quote that opens here is never closed": "YAML이 아니다: 이곳에서 연 따옴표가 닫히지 않는다",
    "not YAML: {problem}": "YAML이 아니다: {problem}",
    "other YAML tools read '{name}' as {meaning}; {advice}": (
        "다른 YAML 도구는 '{name}' 값을 {meaning}(으)로 읽는다; {advice}"
    ),
    "rename the file in UTF-8 without control characters": "제어 문자 없이 UTF-8로 파일 이름을 바꾼다",
    "restore the file, which is truncated or mixes encodings": "잘렸거나 인코딩이 섞인 파일을 복구한다",
    "save it as UTF-8": "UTF-8로 저장한다",
    "save it as UTF-8 (iconv -f {codec} -t UTF-8)": "UTF-8로 저장한다(iconv -f {codec} -t UTF-8)",
    "split it into several files": "여러 파일로 나눈다",
    "split the file into several": "파일을 여럿으로 나눈다",
    "tag '{tag}' is not allowed": "태그 '{tag}'은(는) 쓸 수 없다",
    "unknown field '{name}' in {owner}; {advice}": "{owner}: 알 수 없는 항목 '{name}'; {advice}",
    "unknown {kind} '{name}'": "알 수 없는 {kind} '{name}'",
    "unknown {kind} '{name}'; {advice}": "알 수 없는 {kind} '{name}'; {advice}",
    "use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'": (
        "영어 소문자, 숫자, 붙임표만 쓴다. 예: 'daegu-amr'"
    ),
    "value is empty": "값이 비어 있다",
    "write 'Q' and digits, e.g. 'Q495331'": "'Q'와 숫자로 적는다. 예: 'Q495331'",
    "write 'https://...' without spaces": "빈칸 없이 'https://...'로 적는다",
    "write 'key: value'": "'키: 값'으로 적는다",
    "write 'key: value' lines": "'키: 값' 줄로 적는다",
    "write 'yes' or 'no'": "'yes' 또는 'no'로 적는다",
    "write '{number}'": "'{number}'(으)로 적는다",
    "write a normal space": "보통 빈칸으로 적는다",
    "write digits only, e.g. '9'": "숫자만 적는다. 예: '9'",
    "write each value as '- ...', or all as [..., ...]": "값마다 '- ...'로 적거나 모두 [..., ...]로 적는다",
    "write it in quotes": "따옴표로 묶는다",
    "write it out or delete it": "적거나 지운다",
    "write it without the list": "목록 없이 적는다",
    "write its nine characters, e.g. '01fgbt009'": "아홉 글자로 적는다. 예: '01fgbt009'",
    "write one value": "값 하나를 적는다",
    "write one word": "낱말 하나로 적는다",
    "write the Latin letter '{letter}'": "로마자 '{letter}'(으)로 적는다",
    "{character} is invisible or looks like another character; {advice}": (
        "{character} 문자는 보이지 않거나 다른 문자처럼 보인다; {advice}"
    ),
    "{kind} '{name}' is already defined in line {line} of {path}; keep one": (
        "{kind} '{name}'은(는) {path} {line}행에 이미 있다; 하나만 남긴다"
    ),
    "{kind} '{name}' is ambiguous; write one of {names}": (
        "{kind} '{name}'에 해당하는 대상이 여럿이다; 다음 중 하나로 적는다: {names}"
    ),
    "{kind} expected": "{kind} 값이 필요하다",
    "{owner} has no '{name}'; add '{name}: ...'": "{owner}: '{name}' 항목이 없다; '{name}: ...'을 추가한다",
    "{owner} is not a mapping": "{owner} 자리에 '키: 값'이 없다",
}
DOCUMENTS = {
    "'{name}' in the file is over {most} MiB unpacked": "파일 안의 '{name}' 크기가 압축을 풀면 {most}MiB보다 크다",
    "a table has more than {most} columns": "열이 {most}개보다 많은 표가 있다",
    "a table has more than {most} rows": "행이 {most}개보다 많은 표가 있다",
    "download or save it again": "다시 내려받거나 저장한다",
    "file is neither UTF-8 nor CP949 nor UTF-16 with a byte order mark": (
        "UTF-8, CP949, 바이트 순서 표시가 있는 UTF-16 가운데 어느 것도 아닌 파일이다"
    ),
    "files that end in '{ending}' are not documents": "'{ending}' 파일은 문서로 읽지 않는다",
    "give a file that ends in {known}": "확장자가 {known} 가운데 하나인 파일을 지정한다",
    "give one document": "문서 파일 하나를 지정한다",
    "if it is scanned, run text recognition (OCR) first": "스캔한 문서이면 먼저 문자 인식(OCR)을 한다",
    "more than {most} pages": "{most}쪽보다 많다",
    "no such file": "파일이 없다",
    "not a file": "파일이 아니다",
    "reading needs more than {most} MB of memory": "읽는 데 메모리가 {most}MB보다 많이 든다",
    "delete them": "지운다",
    "more than {most} combining marks in a row": "결합 문자가 잇달아 {most}개보다 많다",
    "reading takes longer than {most} seconds": "읽는 데 {most}초보다 오래 걸린다",
    "save it again with a word processor": "문서 편집기로 다시 저장한다",
    "save it as HWPX": "HWPX로 저장한다",
    "save it without a password": "암호 없이 저장한다",
    "the file contains no text": "파일에 글이 없다",
    "the file declares XML entities": "파일에 XML 엔티티 선언이 있다",
    "one text in the file is over 10 MB": "파일 안의 글 하나가 10MB보다 크다",
    "the file has more than {most} parts": "파일 안의 부분이 {most}개보다 많다",
    "the file is HWP 3 or older": "HWP 3 이하의 파일이다",
    "the file is encrypted": "암호화된 파일이다",
    "the file is truncated or damaged, or it is not {form}": "파일이 잘렸거나 손상되었거나 {form} 형식이 아니다",
    "the file name has no ending": "파일 이름에 확장자가 없다",
    "the file unpacks to more than can be read": "압축을 풀면 읽을 수 있는 크기를 넘는다",
    "the file unpacks to more than {most} MiB": "압축을 풀면 {most}MiB보다 크다",
    "the text has more than {most} paragraphs and cells": "문단과 표의 칸이 {most}개보다 많다",
    "the text is longer than {most} million characters": "글이 {most}백만 자보다 길다",
    "{path}: {what}; {instead}": "{path}: {what}; {instead}",
}
