package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The minister said on Monday that the talks with Iran had failed.",
        "en | Kim Meets Putin As Russia Seeks Closer Military Ties With North Korea",
        "en | Moscow denied it. Minsk denied it. Officials in Warsaw declined comment Thursday.",
        "en | Chile let inspectors from the IAEA into the plant.",
        "de | Der Außenminister sagte am Montag, dass die Verhandlungen mit dem Iran gescheitert seien.",
        "fr | Le ministre des affaires étrangères a déclaré lundi que les pourparlers avaient échoué.",
        "es | El ministro dijo el lunes que las negociaciones con Irán habían fracasado.",
        "pt | O ministro disse na segunda-feira que as negociações com o Irã fracassaram.",
        "it | Il ministro ha dichiarato lunedì che i colloqui con l'Iran sono falliti.",
        "nl | De minister zei maandag dat de onderhandelingen met Iran waren mislukt.",
        "pl | Minister powiedział w poniedziałek, że rozmowy z Iranem zakończyły się fiaskiem.",
        "ru | Министр заявил в понедельник, что переговоры с Ираном провалились.",
        "uk | Міністр заявив у понеділок, що переговори з Іраном провалилися.",
        "nb | Ministeren sa mandag at samtalene med Iran hadde mislyktes fullstendig.",
        "bg | Министърът заяви в понеделник, че преговорите с Иран са се провалили.",
        "hi | शिक्षा मंत्री ने सोमवार को कहा कि ईरान के साथ वार्ता विफल हो गई है और अब कोई नई बैठक नहीं होगी",
        "ar | وقال الوزير يوم الاثنين إن المحادثات مع إيران قد فشلت تماما",
        "fa | وزیر امور خارجه روز دوشنبه گفت که مذاکرات با شکست روبرو شده است",
        "tr | Bakan pazartesi günü İran ile görüşmelerin başarısız olduğunu söyledi.",
        "zh | 外交部长周一表示，与伊朗的谈判已经失败，双方没有达成任何协议。",
        "ja | 外務大臣は月曜日に、イランとの交渉は失敗に終わったと述べました。",
        "ko | 외무장관은 월요일 이란과의 협상이 실패로 끝났다고 말했다고 한다."
      })
  void aSentenceTellsItsLanguage(String tag, String sentence) {
    assertEquals(Optional.of(tag), Languages.of(sentence));
  }

  @Test
  void wordsThatAreTooFewTellNone() {
    assertEquals(Optional.empty(), Languages.of("Nordkorea und Russland"));
    assertEquals(Optional.empty(), Languages.of("12.5 % 3,000 – 17:00"));
  }
}
