"""Korean names in Latin letters: against the examples of the rules and known official names of regions."""

import sys

import pytest
from support.paths import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from romanise import romanise, romanise_region

# From the text of the Revised Romanization of Korean, chapters 2 and 3.
EXAMPLES = """
구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok 호법 hobeop 월곶 wolgot 벚꽃 beotkkot 한밭 hanbat
백마 baengma 종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla 해돋이 haedoji 같이 gachi
묵호 mukho 집현전 jiphyeonjeon 압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon 낙성대 nakseongdae 합정 hapjeong
팔당 paldang 샛별 saetbyeol 울산 ulsan 독립문 dongnimmun 속리산 songnisan 극락전 geungnakjeon 촉석루 chokseongnu
안압지 anapji 남산 namsan 불국사 bulguksa 현충사 hyeonchungsa 오죽헌 ojukheon 무량사 muryangsa 여의도 yeouido
""".split()  # noqa: SIM905 - pairs are easier to read in a text
REGIONS = {
    "서울특별시": "Seoul-teukbyeolsi",
    "충청북도": "Chungcheongbuk-do",
    "경상남도": "Gyeongsangnam-do",
    "전라남도": "Jeollanam-do",
    "경기도": "Gyeonggi-do",
    "제주특별자치도": "Jeju-teukbyeoljachido",
    "화성시": "Hwaseong-si",
    "강릉시": "Gangneung-si",
    "밀양시": "Miryang-si",
    "의정부시": "Uijeongbu-si",
    "양주시": "Yangju-si",
    "순창군": "Sunchang-gun",
    "울릉군": "Ulleung-gun",
    "임실군": "Imsil-gun",
    "합천군": "Hapcheon-gun",
    "도봉구": "Dobong-gu",
    "중랑구": "Jungnang-gu",
    "동래구": "Dongnae-gu",
    "중구": "Jung-gu",
    "신창읍": "Sinchang-eup",
    "삼죽면": "Samjuk-myeon",
    "일직면": "Iljik-myeon",
    "인왕리": "Inwang-ri",
    "당산동": "Dangsan-dong",
    "전주시 완산구": "Jeonju-si Wansan-gu",
}


@pytest.mark.parametrize(("name", "expected"), list(zip(EXAMPLES[::2], EXAMPLES[1::2], strict=True)))
def test_a_word_sounds_as_the_rules_say(name: str, expected: str) -> None:
    assert romanise(name) == expected


@pytest.mark.parametrize(("name", "expected"), list(REGIONS.items()))
def test_the_ending_of_a_region_follows_a_hyphen_and_changes_no_sound(name: str, expected: str) -> None:
    assert romanise_region(name) == expected


def test_only_hangul_is_romanised() -> None:
    with pytest.raises(ValueError, match="not a Hangul syllable: 'A'"):
        romanise("A시")
