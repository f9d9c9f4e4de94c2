/* The texts of the page on sums, on what they include, and on the years in which activities run. */

import { particles } from "./particles.js";

const MONEY_WORDS = {
  moneyTitle: ["예산의 흐름: 재원 → 사업 → 지역", "Money: funding source → project → region"],
  moneyLead: [
    "다른 금액에 포함된 금액, 다른 출처의 금액, 집행액은 더하지 않습니다. 총사업비가 적힌 사업은 총사업비를, 적히지 않은 사업은 적힌 재원을 " +
      "더하고 단계는 나누지 않으므로, 재원과 단계를 나눈 아래 금액 합계와 다를 수 있습니다. 지역 몫은 배분비로, 재원 미상은 총사업비에서 밝혀진 재원을 빼서 계산한 값입니다. " +
      "지역 쪽의 색은 사업 재원의 비율입니다.",
    "Sums leave out amounts inside other amounts, amounts from other sources, and money spent. " +
      "They add totals of all stages, and the stated sources of activities without a total, so they may differ from the sums below. " +
      "Regional parts follow from the shares. The amount without a stated funding source is the total minus the stated ones. " +
      "Colours on the side of the regions are the mix of sources of the activity.",
  ],
  remark: ["비고", "Remark"],
  withInner: [(won) => `안의 시·군·구 포함 ${won}`, (won) => `${won} with the regions inside`],
  withoutInner: [(won) => `안의 시·군·구를 뺀 금액 ${won}`, (won) => `${won} without the regions inside`],
  onlyInner: ["모두 안의 시·군·구의 금액", "all of it in the regions inside"],
  maybeTwice: [
    (won, names) => `${won}은 두 번 집계되었을 수 있음 (${names}: 같은 사업이라고 적은 출처 없음)`,
    (won, names) => `may contain ${won} twice (${names}: no source says that they are one)`,
  ],
  becameRegion: [
    (region, heir, since) =>
      `${particles.add(region, "은", "는")} ${since} ${particles.add(heir, "으로", "로")} 바뀌었습니다. 여기에는 ${region}의 이름으로 발표된 금액만 있습니다.`,
    (region, heir, since) => `${region} became part of ${heir} on ${since}. This page shows the amounts announced for ${region} only.`,
  ],
  shareUnknown: ["지역별 몫 미상", "regional parts unknown"],
  unsharedHere: [
    (region, count) => `${region}의 몫이 적혀 있지 않아 위 흐름과 합계에 넣지 않은 사업 ${count}건: `,
    (region, count) => `Left out of the flows and sums, because no source states the part of ${region} (${count}): `,
  ],
  runYear: ["운영 연도", "Year of operation"],
  yearOf: [(year) => `${year}년`, (year) => year],
  runningIn: [(year) => `${year}년에 운영되는 계획·사업`, (year) => `Plans and projects that run in ${year}`],
  runningNote: [
    (year) =>
      `출처에 적힌 기간이 ${year}년을 포함하는 항목입니다. 시작이나 끝이 적혀 있지 않은 기간은 그 해에 운영될 수 있는 것까지 넣고 표시하였습니다. ` +
      `금액은 따로 표시하지 않으면 ${year}년 한 해가 아니라 전체 기간의 금액입니다.`,
    (year) =>
      `The stated period includes ${year}. Periods without a stated start or end are listed if they may include it, and say so. ` +
      `Amounts are for the whole period unless stated for ${year}.`,
  ],
  // The last argument tells whether amounts of the year alone are among the sums.
  yearMoney: [
    (year, hasOwn) =>
      `${year}년에 운영되는 계획·사업의 금액이며, ${hasOwn ? "대부분 " : ""}${year}년 한 해가 아니라 적힌 기간 전체의 금액입니다.` +
      (hasOwn ? ` 한 해의 금액은 아래 합계를 기간별로 볼 때 ${year}로 나옵니다.` : ` 이 가운데 ${year}년 한 해만의 금액은 없습니다.`),
    (year, hasOwn) =>
      `Amounts of plans and projects that run in ${year}, ${hasOwn ? "mostly " : ""}for their whole period. ` +
      (hasOwn ? `Those for ${year} alone are in the sums by period.` : `None of them is for ${year} alone.`),
  ],
  "compared.with": [
    "재원, 단계, 지역 몫, 용도가 같고 기간이 겹치는, 집계에 쓰는 금액과 견준 결과",
    "Compared with the counted amount of the same source, stage, regional part and use in an overlapping period",
  ],
  moneyOfRun: ["금액과 재원 (전체 기간)", "Money and its sources (whole period)"],
  moneyOfYear: [(year) => `${year}년 금액`, (year) => `Amount of ${year}`],
  moneyOfWhole: [(name) => `묶음 전체 ‘${name}’ (행끼리 더하면 겹침)`, (name) => `whole of “${name}”, not to be added by row`],
  partOfRegion: [(region) => `${region} 몫`, (region) => `part of ${region}:`],
  "column.item": ["항목", "item"],
  "column.item_id": ["항목 아이디", "item_id"],
  "column.plan": ["로드맵", "plan"],
  "column.region": ["지역", "region"],
  "column.region_code": ["지역 코드", "region_code"],
  "column.start": ["시작", "start"],
  "column.end": ["끝", "end"],
  "column.kind": ["재원", "kind"],
  "column.stage": ["금액의 단계", "stage"],
  "column.use": ["용도", "use"],
  "column.edition": ["판의 아이디", "edition"],
  "column.edition_date": ["판의 날짜", "edition_date"],
  "column.amount_won": ["금액(원)", "amount_won"],
  "column.upper_won": ["상한(원)", "upper_won"],
  "column.qualifier": ["한정어", "qualifier"],
  "column.printed": ["출처의 표기", "printed"],
  "column.counted": ["합계 포함 여부", "counted"],
  "column.valid_from": ["유효 시작", "valid_from"],
  "column.valid_until": ["유효 끝", "valid_until"],
  "column.publisher": ["발표 매체", "publisher"],
  "column.source": ["출처", "source"],
  "column.source_url": ["출처 주소", "source_url"],
  "counted.ended": ["제외: 새 판으로 대체되었거나 철회됨", "not added: replaced or withdrawn"],
  "counted.other-source": ["제외: 같은 판의 다른 출처", "not added: from another source of the edition"],
  part: ["재원 또는 지역", "Funding source or region"],
  upperWon: ["상한(원)", "Upper end (KRW)"],
  qualifier: ["한정어", "Qualifier"],
  publisher: ["발표 매체", "Publisher"],
  date: ["발표일", "Date"],
  webAddress: ["주소", "Address"],
  number: ["건수", "Number"],
  announcedAmount: ["발표 금액", "Announced amount"],
};

export { MONEY_WORDS };
