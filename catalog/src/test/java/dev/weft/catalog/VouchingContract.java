package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.people.Vouching;
import dev.weft.catalog.people.VouchingDraft;
import dev.weft.catalog.people.VouchingDraft.Said;
import dev.weft.catalog.people.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class VouchingContract extends CatalogContract {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String ISSUER = "https://issuer.example";
  private static final String WAY = Way.client(Optional.of("shop"));

  static VouchingDraft draft(String who, long saidAt, String... groups) {
    return VouchingDraft.of(
        who,
        who + "@example.com",
        ISSUER,
        WAY,
        new Said(Set.of(groups), Map.of("markets", List.of("NY", "CA"))),
        saidAt,
        Long.MAX_VALUE);
  }

  private VouchingDraft now(String who, Duration lasts, String... groups) {
    return now(who, ISSUER, WAY, lasts, groups);
  }

  private VouchingDraft now(
      String who, String issuer, String way, Duration lasts, String... groups) {
    long now = clock.micros();
    var said = new Said(Set.of(groups), Map.of());
    return VouchingDraft.of(who, who, issuer, way, said, now, now + lasts.toNanos() / 1_000);
  }

  private Stream<String> groupsAt(long at) {
    return list(r -> r.vouchings().at(at)).stream()
        .flatMap(one -> one.groups().stream().map(group -> one.principal() + " " + group));
  }

  @Test
  void keepsWhatWasSaid() {
    change(w -> w.vouchings().put(draft("ada", clock.micros(), "b", "a")));

    Vouching kept = find(r -> r.vouchings().find("ada", ISSUER, WAY)).orElseThrow();
    assertThat(kept.groups()).containsExactly("a", "b");
    assertThat(kept.attributes()).isEqualTo(Map.of("markets", List.of("NY", "CA")));
    assertThat(kept.issuer()).isEqualTo(ISSUER);
    assertThat(kept.account()).contains("ada@example.com");
    assertThat(find(r -> r.vouchings().find("eve", ISSUER, WAY))).isEmpty();
  }

  @Test
  void whatIsSaidLaterTakesThePlaceOfWhatCounted() {
    change(w -> w.vouchings().put(now("ada", HOUR, "flight")));
    long before = clock.micros();
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.vouchings().put(now("ada", HOUR, "safety")));
    change(w -> w.vouchings().put(now("eve", HOUR, "flight")));

    assertThat(groupsAt(clock.micros())).containsExactly("ada safety", "eve flight");
    assertThat(groupsAt(before)).containsExactly("ada flight");
    assertThat(groupsAt(before - 1)).isEmpty();
  }

  @Test
  void whatWasSaidEarlierAndIsHeardLaterChangesNothing() {
    VouchingDraft old = now("ada", HOUR, "flight");
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.vouchings().put(now("ada", HOUR)));
    change(w -> w.vouchings().put(old));

    assertThat(groupsAt(clock.micros())).isEmpty();
    assertThat(journaledKinds()).containsExactly("person.vouched");
  }

  @Test
  void endsUnlessItIsSaidAgain() {
    change(w -> w.vouchings().put(now("ada", HOUR, "flight")));
    long first = number(r -> r.vouchings().newest());
    clock.advance(Duration.ofMinutes(30));
    change(w -> w.vouchings().put(now("ada", HOUR, "flight")));
    assertThat(number(r -> r.vouchings().newest())).isEqualTo(first);
    clock.advance(Duration.ofMinutes(59));
    assertThat(groupsAt(clock.micros())).containsExactly("ada flight");
    clock.advance(Duration.ofMinutes(1));
    assertThat(groupsAt(clock.micros())).isEmpty();
    long ended = clock.micros();
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.vouchings().put(now("ada", HOUR, "flight")));
    assertThat(groupsAt(clock.micros())).containsExactly("ada flight");
    assertThat(groupsAt(ended)).isEmpty();
  }

  @Test
  void whatIsSaidInAnotherWayStandsBesideIt() {
    String session = Way.session("s1");
    change(w -> w.vouchings().put(now("ada", HOUR, "flight")));
    change(w -> w.vouchings().put(now("ada", "https://other.example", WAY, HOUR, "safety")));
    change(w -> w.vouchings().put(now("ada", ISSUER, session, HOUR, "cargo")));
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.vouchings().put(now("ada", HOUR)));

    assertThat(groupsAt(clock.micros())).containsExactly("ada safety", "ada cargo");
    assertThat(groupsAt(clock.micros() - 1))
        .containsExactly("ada flight", "ada safety", "ada cargo");
  }

  @Test
  void whatWasSaidWithASignInEndsWithItsSession() {
    change(w -> w.access().addToken(AccessContract.session("s1", "ada")));
    change(w -> w.vouchings().put(now("ada", ISSUER, Way.session("s1"), HOUR, "flight")));
    change(w -> w.vouchings().put(now("ada", ISSUER, Way.session("s2"), HOUR, "safety")));
    long newest = number(r -> r.vouchings().newest());
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.access().revoke("s1"));

    assertThat(groupsAt(clock.micros())).containsExactly("ada safety");
    assertThat(groupsAt(clock.micros() - 1)).containsExactly("ada flight", "ada safety");
    assertThat(number(r -> r.vouchings().newest())).isGreaterThan(newest);
  }
}
