package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.people.Vouching;
import dev.weft.catalog.people.VouchingDraft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class VouchingContract extends CatalogContract {

  private static final Duration HOUR = Duration.ofHours(1);

  static VouchingDraft draft(String who, long saidAt, String... groups) {
    return VouchingDraft.of(
        who,
        "https://issuer.example",
        Set.of(groups),
        Map.of("markets", List.of("NY", "CA")),
        saidAt,
        Long.MAX_VALUE);
  }

  private VouchingDraft now(String who, Duration lasts, String... groups) {
    long now = clock.micros();
    return VouchingDraft.of(
        who,
        "https://issuer.example",
        Set.of(groups),
        Map.of(),
        now,
        now + lasts.toNanos() / 1_000);
  }

  private Stream<String> groupsAt(long at) {
    return list(r -> r.vouchings().at(at)).stream()
        .flatMap(one -> one.groups().stream().map(group -> one.principal() + " " + group));
  }

  @Test
  void keepsWhatWasSaid() {
    change(w -> w.vouchings().put(draft("ada", clock.micros(), "b", "a")));

    Vouching kept = find(r -> r.vouchings().find("ada")).orElseThrow();
    assertThat(kept.groups()).containsExactly("a", "b");
    assertThat(kept.attributes()).isEqualTo(Map.of("markets", List.of("NY", "CA")));
    assertThat(kept.issuer()).isEqualTo("https://issuer.example");
    assertThat(find(r -> r.vouchings().find("eve"))).isEmpty();
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
}
