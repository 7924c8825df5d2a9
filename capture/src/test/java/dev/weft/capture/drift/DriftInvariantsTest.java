package dev.weft.capture.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.capture.drift.DriftOutcome.Binding;
import dev.weft.capture.drift.DriftOutcome.Proceed;
import dev.weft.capture.drift.DriftOutcome.Refuse;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.OnDrift;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every contract, source and choice.
class DriftInvariantsTest {

  private static final List<String> NAMES =
      List.of("iata", "name", "city", "state", "terminal", "gate");
  private static final List<OnDrift> CHOICES = List.of(OnDrift.values());
  private static final List<LabelFamily> FAMILIES =
      List.of(new LabelFamily("privacy", List.of("none", "personal"), "none"));

  private final long seed = Long.getLong("seed", 20260101L);
  private final Random random = new Random(seed);

  @Test
  void goesOnOnlyWithEveryDeclaredColumnAccountedFor() {
    for (int i = 0; i < 5_000; i++) {
      SchemaObject declared = table();
      List<String> found = some(NAMES);
      Drift drift = new Drift(choice(), choice(), choice());

      switch (DriftDecision.decide("internal/raw.yaml", declared, found, drift, FAMILIES)) {
        case Proceed proceed -> accountsForEverything(declared, found, proceed);
        case Refuse refuse -> assertThat(refuse.reasons()).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  @Test
  void neverRefusesASourceThatIsAsDeclared() {
    for (int i = 0; i < 1_000; i++) {
      SchemaObject declared = table();
      List<String> found = declared.properties().stream().map(Property::source).toList();

      assertThat(
              DriftDecision.decide(
                  "internal/raw.yaml",
                  declared,
                  found.reversed(),
                  new Drift(choice(), choice(), choice()),
                  FAMILIES))
          .as("seed %d", seed)
          .isInstanceOfSatisfying(
              Proceed.class, proceed -> assertThat(proceed.proposal()).isEmpty());
    }
  }

  private void accountsForEverything(SchemaObject declared, List<String> found, Proceed proceed) {
    List<String> columns = proceed.bindings().stream().map(Binding::column).toList();
    List<String> promised = declared.properties().stream().map(Property::name).toList();
    assertThat(columns).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(columns.subList(0, promised.size())).isEqualTo(promised);
    for (Binding binding : proceed.bindings()) {
      assertThat(binding.present()).isEqualTo(found.contains(binding.source()));
      boolean required = declared.property(binding.column()).map(Property::required).orElse(false);
      assertThat(required && !binding.present()).as("seed %d", seed).isFalse();
    }
    assertThat(Stream.concat(columns.stream(), proceed.ignored().stream()).toList())
        .containsAll(found);
    assertThat(proceed.added()).noneMatch(Property::required);
    assertThat(proceed.added())
        .allMatch(column -> column.classification().equals(Optional.of("personal")));
    assertThat(proceed.proposal().isPresent() || proceed.added().isEmpty()).isTrue();
  }

  private OnDrift choice() {
    return CHOICES.get(random.nextInt(CHOICES.size()));
  }

  private SchemaObject table() {
    List<Property> properties =
        some(NAMES).stream().map(name -> column(name, random.nextBoolean())).toList();
    return new SchemaObject("raw", "", List.of(), properties, List.of(), "");
  }

  private List<String> some(List<String> all) {
    List<String> some = new ArrayList<>();
    for (String one : all) {
      if (random.nextInt(3) > 0) {
        some.add(one);
      }
    }
    return some;
  }

  private static Property column(String name, boolean required) {
    return new Property(
        name,
        name,
        name,
        Type.Primitive.STRING,
        required,
        false,
        0,
        Constraints.NONE,
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        List.of(),
        "",
        "");
  }
}
