"""Messages about amounts, quantities, shares, dates and periods."""

FIGURES = {
    "'upper' is not above '{main}'": "'upper' 값이 '{main}' 값보다 크지 않다",
    "'{amount}' is an amount and not a term of a ratio": "'{amount}' 값은 금액이며 배분비의 항이 아니다",
    "'{content}' cannot be kept with '{name}' ({label})": "'{name}'({label})에는 '{content}' 표기를 담을 수 없다",
    "'{name}' has the {field} '{content}', but '{field}' is '{other}'": (
        "'{name}' 값에 '{content}' 표기가 있는데 '{field}' 값은 '{other}'이다"
    ),
    "'{printed}' is {won} won; check its unit. If it is right, add 'printed: {printed}'": (
        "'{printed}' 값은 {won}원이다; 단위를 확인하고, 맞으면 'printed: {printed}' 항목을 추가한다"
    ),
    "'{printed}' is only {won} won; did you mean '{likely}'? If it is right, add 'printed: {printed}'": (
        "'{printed}' 값은 {won}원에 지나지 않는다; '{likely}'인지 확인하고, 맞으면 'printed: {printed}' 항목을 추가한다"
    ),
    "'{text}' begins with the mark of a list": "'{text}' 값이 글머리표로 시작한다",
    "'{text}' does not say how much": "'{text}' 표기로는 금액을 알 수 없다",
    "'{text}' ends before it starts": "'{text}' 기간은 끝이 시작보다 이르다",
    "'{text}' has its units in the wrong order": "'{text}' 값의 단위 순서가 잘못되었다",
    "'{text}' has too many digits": "'{text}' 값의 자릿수가 너무 많다",
    "'{text}' has two meanings": "'{text}' 표기는 두 가지로 읽힌다",
    "'{text}' is '{named}', but 'kind' is '{kind}'": "'{text}' 값은 '{named}'인데 'kind' 값은 '{kind}'이다",
    "'{text}' is a descending range": "'{text}' 범위가 큰 값에서 작은 값으로 적혀 있다",
    "'{text}' is a season": "'{text}' 값은 계절이다",
    "'{text}' is a figure per year": "'{text}' 값은 연간 수치이다",
    "'{text}' is a rank": "'{text}' 값은 순위이다",
    "write '{number}' with 'unit: {unit}/년' and 'printed: {text}'": (
        "'{number}'로 적고 'unit: {unit}/년'과 'printed: {text}'를 함께 적는다"
    ),
    "write '{number}' with 'unit: 위' and 'printed: {text}'": (
        "'{number}'로 적고 'unit: 위'와 'printed: {text}'를 함께 적는다"
    ),
    "'{text}' is an amount and a share": "'{text}' 값은 금액과 비율이다",
    "write 'amount: {rest}' with 'printed: {text}'": "'amount: {rest}'로 적고 'printed: {text}'를 함께 적는다",
    "'{text}' is a share and not an amount": "'{text}' 값은 비율이며 금액이 아니다",
    "'{text}' is an amount for each of several": "'{text}' 값은 여럿에 각각 해당하는 금액이다",
    "'{text}' is an amount for several years": "'{text}' 값은 여러 해의 금액이다",
    "'{text}' is an amount per year": "'{text}' 값은 한 해의 금액이다",
    "'{text}' is more than one amount": "'{text}' 값은 둘 이상의 금액이다",
    "'{text}' is not a date": "'{text}' 값은 날짜가 아니다",
    "'{text}' is not a figure": "'{text}' 값은 수치가 아니다",
    "'{text}' is not a period": "'{text}' 값은 기간이 아니다",
    "'{text}' is not a share": "'{text}' 값은 배분비가 아니다",
    "'{text}...' has more than {most} characters": "'{text}...' 값이 {most}자보다 길다",
    "write only the value": "값만 적는다",
    "'{text}' is not an amount": "'{text}' 값은 금액이 아니다",
    "'{text}' is not in won": "'{text}' 값은 원화가 아니다",
    "'{text}' is not one number": "'{text}' 값은 하나의 수가 아니다",
    "'{text}' is not one range": "'{text}' 값은 하나의 범위가 아니다",
    "'{text}' is the length of a period": "'{text}' 값은 기간의 길이이다",
    "'{text}' is uncertain, which '{name}' cannot say": "'{text}' 값은 불확실한데 '{name}'에는 그 표시를 담을 수 없다",
    "check them, or add 'printed:' with the printed ratio": ("배분비를 확인하거나 원문의 비율을 'printed:'에 적는다"),
    "delete it: '{rest}'; a reduction is written '국비 △5억원'": (
        "지우고 '{rest}'만 적는다; 감액은 '국비 △5억원'처럼 적는다"
    ),
    "leave the line out, as the source prints no figure": "출처에 수치가 없으므로 그 줄을 뺀다",
    "make both the same": "둘을 같게 고친다",
    "shares {ratio} add up to {total}": "배분비 {ratio}의 합이 {total}이다",
    "swap the two dates": "두 날짜를 맞바꾼다",
    "work out the amount and write 'amount: ...' with 'printed: {text}' and 'inferred:'": (
        "계산한 금액을 'amount: ...', 'printed: {text}', 'inferred:' 꼴로 적는다"
    ),
    "write '2024', '2024-11' or '2024-11-08'": "'2024', '2024-11', '2024-11-08'처럼 적는다",
    "write 'amount: {rest}' with 'period: ...' and 'printed: {text}'": (
        "'amount: {rest}', 'period: ...', 'printed: {text}' 꼴로 적는다"
    ),
    "write 'duration: {text}'": "'duration: {text}' 꼴로 적는다",
    "write 'start/end', e.g. '2023/2025' or '2023-06/2025-12', with the text in 'printed:'": (
        "'시작/끝'으로 적고 원문은 'printed:'에 적는다. 예: '2023/2025', '2023-06/2025-12'"
    ),
    "write '{date}'": "'{date}'처럼 적는다",
    "write '{year}' for the year or 'duration: {text}' for the length": (
        "연도이면 '{year}', 기간의 길이이면 'duration: {text}' 꼴로 적는다"
    ),
    "write '{year}/' for from {year} on, or 'span: {year}' and 'printed: {text}' for about {year}": (
        "{year}년 이후라는 뜻이면 '{year}/', {year}년경이라는 뜻이면 'span: {year}', 'printed: {text}' 꼴로 적는다"
    ),
    "write figure and unit, e.g. '80억원' or '71억 5천만원', and other words in 'printed:'": (
        "숫자와 단위로 적고 다른 말은 'printed:'에 적는다. 예: '80억원', '71억 5천만원'"
    ),
    "write it under 'budget:' of the activity as '- {{kind: total, amount: {amount}, region: {region}}}'": (
        "사업·과제의 'budget:' 아래에 '- {{kind: total, amount: {amount}, region: {region}}}' 꼴로 적는다"
    ),
    "write its months, e.g. 'span: {year}-03/{year}-05', and 'printed: {text}'": (
        "해당하는 달과 원문을 적는다. 예: 'span: {year}-03/{year}-05', 'printed: {text}'"
    ),
    "write number, unit and qualifier apart: 'target: 10만', 'unit: t', 'qualifier: 이상'": (
        "수, 단위, 한정어를 나누어 적는다: 'target: 10만', 'unit: t', 'qualifier: 이상'"
    ),
    "write one line for each region: 'amount: {rest}' with 'region: ...' and 'printed: {text}'": (
        "지역마다 한 줄씩 'amount: {rest}', 'region: ...', 'printed: {text}' 꼴로 적는다"
    ),
    "write one line for each year: 'amount: {rest}' with 'period: 2025' and 'printed: {text}'": (
        "연도마다 한 줄씩 'amount: {rest}', 'period: 2025', 'printed: {text}' 꼴로 적는다"
    ),
    "write one line for each, e.g. 'kind: {label}, amount: {amount}, printed: {part}'": (
        "금액마다 한 줄씩 적는다. 예: 'kind: {label}, amount: {amount}, printed: {part}'"
    ),
    "write the lower end first": "작은 값부터 적는다",
    "write the lower end there": "그 자리에 하한을 적는다",
    "write the number alone": "수만 적는다",
    "write the number alone, in this unit": "이 단위의 수만 적는다",
    "write the terms of the printed ratio": "원문에 적힌 비율의 항을 적는다",
    "write the won that the source prints, with 'printed: {text}'; without won, put it under 'context:' as a figure "
    "with its unit": (
        "출처에 적힌 원화 금액과 'printed: {text}' 항목을 적는다; 없으면 'context:' 아래에 단위가 있는 수치로 적는다"
    ),
    "write this region's term of the ratio, e.g. '5' of 5:5 or '33.3'": (
        "비율에서 이 지역에 해당하는 항을 적는다. 예: 5:5의 '5', '33.3'"
    ),
}
