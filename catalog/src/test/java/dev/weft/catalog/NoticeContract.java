package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.notice.Delivery;
import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.notice.NoticeDraft;
import dev.weft.catalog.notice.Notices.Unread;
import dev.weft.catalog.notice.ReceivedNotice;
import dev.weft.catalog.notice.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Notices, whom they are for, and who watches.
abstract class NoticeContract extends CatalogContract {

  static NoticeDraft draft(String occasion, String... to) {
    return new NoticeDraft(
        Kind.SUNSET,
        Topic.PRODUCT,
        "sales/orders@1",
        "sales/orders",
        Map.of("until", "2027-01-01"),
        occasion,
        Set.of(to));
  }

  private List<ReceivedNotice> all(String who) {
    return list(r -> r.notices().list(who, Unread.AND_READ, Long.MAX_VALUE, 10));
  }

  @Test
  void comesToThoseWhomItIsForAndToNobodyElse() {
    change(w -> w.notices().add(draft("a", "cy", "bo")));

    assertThat(all("cy"))
        .singleElement()
        .satisfies(
            received -> {
              assertThat(received.readAt()).isEmpty();
              assertThat(received.notice().kind()).isEqualTo(Kind.SUNSET);
              assertThat(received.notice().topic()).isEqualTo(Topic.PRODUCT);
              assertThat(received.notice().subject()).isEqualTo("sales/orders@1");
              assertThat(received.notice().fact("until")).contains("2027-01-01");
              assertThat(received.notice().fact("days")).isEmpty();
            });
    assertThat(all("bo")).hasSize(1);
    assertThat(all("eve")).isEmpty();
    assertThat(find(r -> r.notices().find("eve", 1))).isEmpty();
    assertThat(find(r -> r.notices().find("cy", 1))).isPresent();
  }

  @Test
  void isWrittenOnceOfAnOccasion() {
    change(w -> w.notices().add(draft("a", "cy")));
    change(w -> w.notices().add(draft("a", "cy", "bo")));
    change(w -> w.notices().add(draft("b", "bo")));

    assertThat(all("cy")).extracting(one -> one.notice().number()).containsExactly(1L);
    assertThat(all("bo")).extracting(one -> one.notice().number()).containsExactly(2L, 1L);
  }

  @Test
  void isNotWrittenForNobody() {
    change(w -> w.notices().add(draft("a")));
    change(w -> w.notices().add(draft("b", "cy")));

    assertThat(all("cy")).extracting(one -> one.notice().number()).containsExactly(1L);
  }

  @Test
  void staysReadSinceTheFirstTime() {
    change(w -> w.notices().add(draft("a", "cy", "bo")));
    change(w -> w.notices().add(draft("b", "cy")));
    change(w -> w.notices().read("cy", 1));
    long first = all("cy").getLast().readAt().orElseThrow();
    clock.advance(Duration.ofHours(1));
    change(w -> w.notices().read("cy", 1));

    assertThat(all("cy").getLast().readAt()).contains(first);
    assertThat(all("bo").getFirst().readAt()).isEmpty();
    assertThat(list(r -> r.notices().list("cy", Unread.ONLY, Long.MAX_VALUE, 10)))
        .extracting(one -> one.notice().number())
        .containsExactly(2L);
  }

  @Test
  void isReadWithAllThatCameBefore() {
    change(w -> List.of("a", "b", "c").forEach(one -> w.notices().add(draft(one, "cy", "bo"))));
    change(w -> w.notices().readUpTo("cy", 2));

    assertThat(list(r -> r.notices().list("cy", Unread.ONLY, Long.MAX_VALUE, 10)))
        .extracting(one -> one.notice().number())
        .containsExactly(3L);
    assertThat(list(r -> r.notices().list("bo", Unread.ONLY, Long.MAX_VALUE, 10))).hasSize(3);
    assertThat(this.<Set<String>>read(r -> r.notices().told(List.of("a", "c", "d"))))
        .containsExactlyInAnyOrder("a", "c");
    assertThat(this.<Set<String>>read(r -> r.notices().told(List.of()))).isEmpty();
  }

  @Test
  void isListedInPages() {
    change(w -> List.of("a", "b", "c").forEach(one -> w.notices().add(draft(one, "cy"))));

    assertThat(list(r -> r.notices().list("cy", Unread.AND_READ, Long.MAX_VALUE, 2)))
        .extracting(one -> one.notice().number())
        .containsExactly(3L, 2L);
    assertThat(list(r -> r.notices().list("cy", Unread.AND_READ, 2, 2)))
        .extracting(one -> one.notice().number())
        .containsExactly(1L);
  }

  @Test
  void comesWithWhatSomebodyWasToldWhenTheyAreToldLater() {
    change(w -> w.notices().add(draft("a", "cy")));
    change(w -> w.notices().add(draft("b", "bo", "cy")));
    change(w -> w.notices().readUpTo("bo", 2));
    change(w -> w.notices().add(draft("a", "bo")));

    assertThat(all("bo")).extracting(one -> one.notice().number()).containsExactly(1L, 2L);
    assertThat(all("cy")).extracting(one -> one.notice().number()).containsExactly(2L, 1L);
    change(w -> w.notices().readUpTo("bo", 2));
    assertThat(list(r -> r.notices().list("bo", Unread.ONLY, Long.MAX_VALUE, 10)))
        .as("nobody saw it with the one that it came after")
        .extracting(one -> one.notice().number())
        .containsExactly(1L);
    change(w -> w.notices().readUpTo("bo", Long.MAX_VALUE));
    assertThat(list(r -> r.notices().list("bo", Unread.ONLY, Long.MAX_VALUE, 10))).hasSize(1);
    change(w -> w.notices().readUpTo("bo", 1));
    assertThat(list(r -> r.notices().list("bo", Unread.ONLY, Long.MAX_VALUE, 10))).isEmpty();
  }

  @Test
  void isForgottenWhenItIsOld() {
    change(w -> w.notices().add(draft("a", "cy")));
    clock.advance(Duration.ofDays(2));
    change(w -> w.notices().add(draft("b", "cy")));
    change(w -> w.notices().expire(w.now() - Duration.ofDays(1).toMillis() * 1_000));

    assertThat(all("cy")).extracting(one -> one.notice().number()).containsExactly(2L);
  }

  @Test
  void movesAReaderOnFromWhereItStandsAndNotFromElsewhere() {
    long start = read(r -> r.notices().position("notices"));
    assertThat(start).isZero();
    assertThat(this.<Boolean>write(w -> w.notices().move("notices", 0, 5))).isTrue();
    assertThat(this.<Boolean>write(w -> w.notices().move("notices", 0, 7))).isFalse();
    assertThat(this.<Long>read(r -> r.notices().position("notices"))).isEqualTo(5L);
  }

  @Test
  void knowsWhoWatchesWhat() {
    change(w -> w.notices().watch("cy", ORDERS));
    change(w -> w.notices().watch("cy", ORDERS));
    change(w -> w.notices().watch("cy", MEMBERS));
    change(w -> w.notices().watch("bo", ORDERS));
    long head = read(r -> r.journal().head());

    assertThat(head).isEqualTo(3);
    assertThat(list(r -> r.notices().watchers(ORDERS)))
        .extracting(Watch::who)
        .containsExactly("bo", "cy");
    assertThat(list(r -> r.notices().watched("cy", "", 1))).hasSize(1);
    String last = read(r -> r.notices().watched("cy", "", 1)).getFirst().product().toString();
    assertThat(list(r -> r.notices().watched("cy", last, 5))).hasSize(1);

    change(w -> w.notices().unwatch("cy", ORDERS));
    change(w -> w.notices().unwatch("cy", ORDERS));
    assertThat(list(r -> r.notices().watchers(ORDERS)))
        .extracting(Watch::who)
        .containsExactly("bo");
    assertThat(this.<Long>read(r -> r.journal().head())).isEqualTo(4L);
  }

  private List<String> due(String channel) {
    return list(r -> r.deliveries().due(channel, 9)).stream()
        .map(due -> due.who() + due.notice().notice().number())
        .toList();
  }

  @Test
  void isSentToThoseWhomAChannelCarriesFromThenOn() {
    change(w -> w.notices().add(draft("a", "cy")));
    change(w -> w.deliveries().carry("mail", Set.of("cy")));
    assertThat(list(r -> r.deliveries().hungry())).isEmpty();
    change(w -> w.notices().add(draft("b", "cy", "bo")));
    assertThat(list(r -> r.deliveries().hungry())).containsExactly("mail");
    change(w -> w.deliveries().carry("mail", Set.of("cy", "bo")));
    change(w -> w.notices().add(draft("c", "cy", "bo")));

    change(w -> w.deliveries().feed("mail", 9));
    change(w -> w.deliveries().feed("mail", 9));
    assertThat(list(r -> r.deliveries().hungry())).isEmpty();
    assertThat(due("mail")).containsExactly("cy2", "bo3", "cy3");
    assertThat(list(r -> r.deliveries().due())).containsExactly("mail");
    assertThat(list(r -> r.deliveries().due("mail", 9)).getFirst().attempts()).isZero();
  }

  @Test
  void isSentOnceToWhomIsToldOfItLater() {
    change(w -> w.deliveries().carry("mail", Set.of("bo", "cy")));
    change(w -> w.notices().add(draft("a", "cy")));
    change(w -> w.notices().add(draft("b", "cy")));
    change(w -> w.deliveries().feed("mail", 9));
    change(w -> w.notices().add(draft("a", "bo", "cy")));
    change(w -> w.deliveries().feed("mail", 9));

    assertThat(due("mail")).containsExactly("bo1", "cy1", "cy2");
  }

  @Test
  void isFedInPartsOfWhichNoneIsLost() {
    change(w -> w.deliveries().carry("mail", Set.of("cy")));
    change(w -> w.notices().add(draft("a", "bo", "cy", "dan")));
    change(w -> w.notices().add(draft("b", "cy")));
    for (int part = 0; part < 2; part++) {
      change(w -> w.deliveries().feed("mail", 2));
    }
    assertThat(list(r -> r.deliveries().hungry())).isEmpty();
    assertThat(due("mail")).containsExactly("cy1", "cy2");
  }

  @Test
  void isNotSentOfTheTimeInWhichAChannelCarriedNobody() {
    change(w -> w.deliveries().carry("mail", Set.of("bo", "cy")));
    change(w -> w.deliveries().carry("mail", Set.of("bo")));
    change(w -> w.notices().add(draft("a", "cy", "bo")));
    change(w -> w.deliveries().carry("mail", Set.of("bo", "cy")));
    change(w -> w.deliveries().feed("mail", 9));
    assertThat(due("mail")).containsExactly("bo1");

    change(w -> w.deliveries().carry("mail", Set.of()));
    change(w -> w.notices().add(draft("b", "cy", "bo")));
    change(w -> w.deliveries().carry("mail", Set.of("cy")));
    assertThat(list(r -> r.deliveries().hungry())).isEmpty();
    assertThat(due("mail")).containsExactly("bo1");
    assertThat(this.<Set<String>>read(r -> r.deliveries().carried("mail"))).containsExactly("cy");
    assertThat(list(r -> r.deliveries().channels())).containsExactly("mail");
  }

  @Test
  void isDueAgainWhenAnAttemptFailedAndNotWhenItIsSent() {
    change(w -> w.deliveries().carry("mail", Set.of("cy")));
    change(w -> w.notices().add(draft("a", "cy")));
    change(w -> w.deliveries().feed("mail", 9));
    var due = list(r -> r.deliveries().due("mail", 9)).getFirst();
    change(
        w ->
            w.deliveries()
                .note(
                    due,
                    Delivery.State.WAITING,
                    w.now() + Duration.ofMinutes(1).toMillis() * 1_000));
    assertThat(due("mail")).isEmpty();
    assertThat(list(r -> r.deliveries().due())).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    var again = list(r -> r.deliveries().due("mail", 9)).getFirst();
    assertThat(again.attempts()).isEqualTo(1);
    change(w -> w.deliveries().note(again, Delivery.State.SENT, 0));
    assertThat(due("mail")).isEmpty();
    assertThat(this.<Long>read(r -> r.deliveries().count("mail", Delivery.State.SENT)))
        .isEqualTo(1L);
    clock.advance(Duration.ofDays(1));
    change(w -> w.notices().expire(w.now()));
    assertThat(this.<Long>read(r -> r.deliveries().count("mail", Delivery.State.SENT))).isZero();
  }

  @Test
  void readsAFieldOfAnEntry() {
    change(w -> w.journal("a", "s", Map.of("who", "cy", "count", 3)));
    var entry = list(r -> r.journal().after(0, 10)).getFirst();
    assertThat(entry.find("who")).contains("cy");
    assertThat(entry.find("count")).contains("3");
    assertThat(entry.find("nothing")).isEmpty();
  }
}
