/* The texts of the first view, the partners, the changes and taking away in Korean and English. */

import { particles } from "./particles.js";

const PHRASES = {
  frontTitle: ["지역 산업전략을 출처와 함께", "Regional strategies with their sources"],
  frontLead: [
    "지역 로드맵의 전략, 사업, 기관, 기술, 금액을 잇고 사실마다 출처를 붙였습니다. 숫자를 누르면 그 근거가 열립니다.",
    "Strategies, projects, agencies, technologies and money of regional roadmaps, each fact with its source. " +
      "Choose a number to see what it counts.",
  ],
  stand: [
    (day, count) => `${day}까지 발표된 내용 · 출처 ${count.toLocaleString()}건`,
    (day, count) => `As published by ${day}, from ${count.toLocaleString()} sources`,
  ],
  "front.money": ["총사업비 합계", "Total project costs"],
  "front.news": ["지난 한 해의 새 소식", "New in the last year"],
  "front.questions": ["물어볼 만한 것", "Questions to ask"],
  "front.sources": ["최근 출처", "Newest sources"],
  "front.plans": ["지역별 계획", "Plans by region"],
  frontMoney: [
    "재원이나 단계가 다른 금액은 더하지 않습니다. 재원 하나의 금액은 총사업비에 들어 있기도 합니다. 예산 보기의 합계와 같습니다.",
    "Amounts of different sources or stages are not added. A total may contain the amount of a source. " +
      "The view on money shows the same sums.",
  ],
  unsharedCount: [
    (region, count) => `${region}의 몫이 적혀 있지 않은 사업 ${count}건은 들어 있지 않습니다.`,
    (region, count) => `${count} ${count === 1 ? "activity" : "activities"} without a stated part of ${region} are not included.`,
  ],
  amountsAdded: [
    (count) => `${count.toLocaleString()}건의 합`,
    (count) => (count === 1 ? "one amount" : `sum of ${count.toLocaleString()}`),
  ],
  noStage: ["단계 적혀 있지 않음", "stage not stated"],
  seeMap: ["지도에서 보기", "See the map"],
  newPlan: ["새 계획", "new plan"],
  newEdition: [
    (name, count) => `새로 발표: ${name}, 바뀐 점 ${count}건`,
    (name, count) => `new edition: ${name}, ${count} ${count === 1 ? "change" : "changes"}`,
  ],
  allNews: ["바뀐 점 모두 보기", "Show all changes"],
  moreSources: [(count) => `나머지 출처 ${count.toLocaleString()}건`, (count) => `${count.toLocaleString()} more sources`],
  askPartners: [(name) => `${name}의 협력 상대가 될 만한 지역은?`, (name) => `Who could ${name} work with?`],
  askChanges: [(name) => `‘${name}’에서 바뀐 점은?`, (name) => `What changed in “${name}”?`],
  askAmount: [(name, won) => `‘${name}’의 ${won}은 어디서 나온 금액인가?`, (name, won) => `Where does the ${won} of “${name}” come from?`],
  askLabel: ["질문", "Ask"],
  askHint: ["예: 대구의 국비는 얼마인가요?", "For example: Who covers EV?"],
  askOpen: ["열기", "Open"],
  askUnderstood: ["이렇게 이해함", "Understood as"],
  "asked.partners": [(name) => `${name}의 협력 상대`, (name) => `partners of ${name}`],
  "asked.changes": [(name) => `${name}에서 바뀐 점`, (name) => `what changed in ${name}`],
  "asked.gaps": [(name) => `${name ? `${name}: ` : ""}출처에 없는 것`, (name) => `${name ? `${name}: ` : ""}gaps in the sources`],
  "asked.money": [
    (name, funds) => `${name}의 ${funds || "금액"}`,
    (name, funds) => (funds ? `money of ${name}: ${funds}` : `amounts of ${name}`),
  ],
  "asked.facts": [(name) => `${name}에 적힌 사실`, (name) => `facts stated about ${name}`],
  "asked.agencies": [(name) => `${particles.add(name, "을", "를")} 다루는 기관`, (name) => `agencies that cover ${name}`],
  "asked.agencies-of": [(name) => `${name}의 기관과 역할`, (name) => `agencies of ${name} and their roles`],
  "asked.items": [(name) => `${name}의 계획·사업·전략`, (name) => `plans, projects and strategies of ${name}`],
  askUnknown: [
    (words) => `알 수 없는 말: ${words.map((word) => `‘${word}’`).join(", ")}`,
    (words) => `Words that were not understood: ${words.map((word) => `“${word}”`).join(", ")}`,
  ],
  askBeyond: ["이 페이지로는 답할 수 없는 질문입니다.", "This page cannot answer this question."],
  askCan: [
    "한 지역의 협력 상대와 사업, 한 계획의 바뀐 점, 출처에 없는 것, 한 지역이나 사업의 금액, 한 지역에서 한 기술을 맡은 기관, 한 사업의 기관, " +
      "한 계획의 비전·기간, 한 금액이 어디서 나왔는지를 물을 수 있습니다. 예:",
    "You can ask about the partners and projects of a region, what changed in a plan, gaps in the sources, the money of a region " +
      "or project, the agencies of a technology (in a region) or project, the vision or period of a plan, and where an amount " +
      "comes from. For example:",
  ],
  askNoFund: [(fund) => `${fund}: 이 항목에 적힌 금액이 출처에 없습니다.`, (fund) => `${fund}: the sources state no such amount here.`],
  askNoSplit: [
    (fund) => `이 페이지의 금액은 ‘${fund}’만 따로 나누지 않아, 모든 재원의 금액을 보입니다.`,
    (fund) => `The page does not split amounts by “${fund}”, so it shows those of all funding sources.`,
  ],
  askMoreLines: [(count) => `그 밖에 ${count.toLocaleString()}줄`, (count) => `${count.toLocaleString()} more`],
  askNoName: ["무엇에 관한 질문인지 이름이 없습니다.", "The question names nothing that this page has."],
  askNames: ["어느 것을 말하나요?", "Which one is meant?"],
  askCommand: ["데이터를 가진 분석자에게", "For analysts with the data"],
  severalRegions: ["여러 지역", "Several regions"],
  noRegion: ["지역이 적혀 있지 않음", "No region stated"],
  planIndex: [(count) => `계획 ${count.toLocaleString()}건`, (count) => `${count.toLocaleString()} plans`],
  meet: ["보기", "Show"],
  "meet.two": ["두 지역 비교", "two regions compared"],
  "meet.partners": ["협력 상대", "partners of one region"],
  partnersTitle: ["협력 상대", "Partners"],
  partnerCount: [
    (name, count, left) => `${name}: 협력 상대가 될 만한 지역 ${count}곳${left ? ` (덜 가까운 ${left}곳은 이 문서에 없음)` : ""}`,
    (name, count, left) =>
      `${name}: ${count} ${count === 1 ? "region" : "regions"} to work with` +
      (left ? ` (${left} less close ones are not on this page)` : ""),
  ],
  staffedOf: [(count) => `그중 상대 지역에 기관이 있는 것 ${count}`, (count) => `${count} with agencies there`],
  partnersLatest: ["협력 상대는 최신 내용으로만 찾습니다.", "Partners are known for the latest content only."],
  showLatest: ["최신으로 보기", "Show the latest"],
  openComparison: ["두 지역 비교 열기", "Compare the two regions"],
  openDetails: ["지역 상세 보기", "Show the region"],
  seePartners: ["협력 상대 보기", "Partners"],
  changesTitle: ["바뀐 점", "What changed"],
  changesLead: [
    "한 판은 그 앞의 판들이 함께 말하는 것과 비교합니다. 새 판에 적히지 않은 것을 없어진 것으로 보지 않습니다.",
    "An edition is compared with what the editions before it say together. An item that it omits is not removed.",
  ],
  compared: ["비교", "Compare"],
  "span.plan": ["한 계획의 두 판", "two editions of a plan"],
  "span.days": ["모든 계획의 두 날 사이", "all plans between two days"],
  startDay: ["이전 기준일", "From the state of"],
  stopDay: ["이후 기준일", "to the state of"],
  newPlans: ["처음 발표된 계획", "New plans"],
  notKept: [
    "판이 많은 계획이라, 이 문서에는 바로 앞 판과의 비교만 있습니다.",
    "This plan has many editions, so the page compares each with the one before it only.",
  ],
  seeChanges: ["바뀐 점 보기", "What changed"],

  // Taking away
  takeAway: ["내보내기", "Export"],
  takeFiles: ["파일", "Files"],
  takeSheets: [
    "CSV·그림은 지금 화면의 내용입니다. 그림은 A4에 맞춰 나누고, 금액표는 조건과 관계없이 모든 판의 모든 금액입니다.",
    "CSV and pictures hold the present view; pictures are cut into sheets of A4. The table of amounts holds all of all editions.",
  ],
  printView: ["인쇄", "Print"],
  saveAmounts: ["모든 금액 CSV", "All amounts as CSV"],
  saveAmountsHint: [
    "한 줄에 금액 하나: 항목, 지역 코드, 연도, 종류, 단계, 판, 금액, 한정어, 출처",
    "One row per amount: item, region code, year, kind, stage, edition, amount, qualifier, source",
  ],
  takeAddress: ["같은 화면 열기", "The same view elsewhere"],
  takeAddressLead: [
    "이 파일을 받은 사람은 누구나 아래 주소 조각으로 같은 화면을 엽니다.",
    "Everybody who has this file opens the same view with this part of the address.",
  ],
  fragment: ["이 화면", "This view"],
  given: ["받은 주소 조각", "A part you were given"],
  copy: ["복사", "Copy"],
  open: ["열기", "Open"],
  fragmentCopied: [
    "주소 조각을 복사했습니다. 받는 사람은 ‘내보내기’에 붙여 넣습니다.",
    "Copied the part after #. The recipient pastes it under “Export”.",
  ],
  fragmentSelected: ["선택한 글을 복사하십시오.", "Copy the selected text."],
  noFragment: ["#으로 시작하는 주소 조각을 넣으십시오.", "Enter a part of an address that begins with #."],
  takeCopy: ["메모·이야기와 함께 사본 저장", "A copy with notes and a story"],
  takeCopyLead: [
    "사본은 지금 화면으로 열리고 메모와 이야기를 담습니다. 저장하지 않으면 사라집니다.",
    "The copy opens with the present view and keeps the note and the story. They are lost unless you save it.",
  ],
  note: ["메모", "Note"],
  story: ["이야기", "Story"],
  stepAdd: ["지금 화면을 이야기에 더하기", "Add this view to the story"],
  copySave: ["사본 저장", "Save a copy"],
  copySaved: [(name) => `저장했습니다: 내려받기 폴더의 ${name}`, (name) => `Saved: ${name} in the folder of downloads`],
  "step.title": ["제목", "Title"],
  "step.text": ["한 문장 설명", "A sentence"],
  "step.see": ["보기", "Show"],
  "step.up": ["위로", "Move up"],
  "step.drop": ["지우기", "Remove"],
  storyBack: ["이전 화면", "Previous view"],
  storyOn: ["다음 화면", "Next view"],
  storyEnd: ["이야기 닫기", "Close the story"],
  "front.note": ["메모", "Note"],
  "front.story": ["이야기", "Story"],
};

export { PHRASES };
