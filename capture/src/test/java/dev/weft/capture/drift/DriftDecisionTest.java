package dev.weft.capture.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.capture.drift.DriftOutcome.BadValues;
import dev.weft.capture.drift.DriftOutcome.Binding;
import dev.weft.capture.drift.DriftOutcome.Proceed;
import dev.weft.capture.drift.DriftOutcome.Refuse;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.OnDrift;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The table of outcomes, one test per cell. The contract: `iata` required, `name` optional with
/// another spelling in the source.
class DriftDecisionTest {

  private static final List<LabelFamily> FAMILIES =
      List.of(
          new LabelFamily(
              "confidentiality", List.of("public", "internal", "confidential"), "internal"),
          new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none"));
  private static final SchemaObject AIRPORTS =
      new SchemaObject(
          "raw_airports",
          "",
          List.of(),
          List.of(property("iata", "iata", true), property("name", "Airport Name", false)),
          List.of(),
          "");
  private static final List<String> AS_DECLARED = List.of("Airport Name", "iata");
  private static final List<String> NEW_COLUMN = List.of("iata", "Airport Name", "terminal");
  private static final List<String> NO_OPTIONAL = List.of("iata");
  private static final List<String> NO_REQUIRED = List.of("Airport Name");

  @Test
  void goesOnWhenTheSourceIsAsDeclaredInAnyOrder() {
    Proceed outcome = proceed(AS_DECLARED, Drift.STRICT);

    assertThat(outcome.bindings())
        .containsExactly(
            new Binding("iata", "iata", true), new Binding("name", "Airport Name", true));
    assertThat(outcome.added()).isEmpty();
    assertThat(outcome.ignored()).isEmpty();
    assertThat(outcome.proposal()).isEmpty();
  }

  @Test
  void newColumnFails() {
    assertThat(refuse(NEW_COLUMN, newColumn(OnDrift.FAIL)))
        .containsExactly("column 'terminal' is new");
  }

  @Test
  void newColumnEvolvesIntoOptionalTextLabelledHighest() {
    Proceed outcome = proceed(NEW_COLUMN, newColumn(OnDrift.EVOLVE));

    assertThat(outcome.bindings()).last().isEqualTo(new Binding("terminal", "terminal", true));
    assertThat(outcome.added())
        .singleElement()
        .satisfies(
            column -> {
              assertThat(column.type()).isEqualTo(Type.Primitive.STRING);
              assertThat(column.required()).isFalse();
              assertThat(column.classification()).contains("confidential");
              assertThat(column.labels()).containsExactly("sensitive");
            });
    assertThat(outcome.proposal())
        .hasValueSatisfying(
            proposal ->
                assertThat(proposal.text())
                    .isEqualTo(
                        """
                        # internal/raw_airports.yaml: add to the properties of raw_airports, then review the labels
                        - { name: "terminal", logicalType: string, classification: confidential, \
                        customProperties: [{ property: weft.labels, value: [sensitive] }] }
                        """));
  }

  @Test
  void newColumnCannotBeQuarantinedBecauseEveryRowHasIt() {
    assertThat(refuse(NEW_COLUMN, newColumn(OnDrift.QUARANTINE)))
        .singleElement()
        .asString()
        .contains("'terminal'")
        .contains("all rows would be set aside");
  }

  @Test
  void newColumnIsIgnored() {
    Proceed outcome = proceed(NEW_COLUMN, newColumn(OnDrift.IGNORE));

    assertThat(outcome.ignored()).containsExactly("terminal");
    assertThat(outcome.bindings()).hasSize(2);
    assertThat(outcome.proposal()).isEmpty();
  }

  @Test
  void missingColumnFails() {
    assertThat(refuse(NO_OPTIONAL, missingColumn(OnDrift.FAIL)))
        .containsExactly("column 'Airport Name' is missing");
  }

  @Test
  void missingOptionalColumnEvolvesIntoNullsAndAProposalToRemoveIt() {
    Proceed outcome = proceed(NO_OPTIONAL, missingColumn(OnDrift.EVOLVE));

    assertThat(outcome.bindings()).contains(new Binding("name", "Airport Name", false));
    assertThat(outcome.proposal())
        .hasValueSatisfying(
            proposal -> {
              assertThat(proposal.removes()).containsExactly("name");
              assertThat(proposal.text()).contains("remove").contains("name");
            });
  }

  @Test
  void missingRequiredColumnDoesNotEvolve() {
    assertThat(refuse(NO_REQUIRED, missingColumn(OnDrift.EVOLVE)))
        .singleElement()
        .asString()
        .contains("not loosened silently");
  }

  @Test
  void missingColumnCannotBeQuarantinedBecauseEveryRowLacksIt() {
    assertThat(refuse(NO_OPTIONAL, missingColumn(OnDrift.QUARANTINE)))
        .singleElement()
        .asString()
        .contains("all rows would be set aside");
  }

  @Test
  void missingOptionalColumnIsIgnoredAndBecomesNull() {
    Proceed outcome = proceed(NO_OPTIONAL, missingColumn(OnDrift.IGNORE));

    assertThat(outcome.bindings()).contains(new Binding("name", "Airport Name", false));
    assertThat(outcome.proposal()).isEmpty();
  }

  @Test
  void missingRequiredColumnIsNotIgnored() {
    assertThat(refuse(NO_REQUIRED, missingColumn(OnDrift.IGNORE)))
        .singleElement()
        .asString()
        .contains("null cannot take its place");
  }

  @Test
  void illTypedValueFails() {
    assertThat(badValue(OnDrift.FAIL)).isEqualTo(BadValues.FAIL);
  }

  @Test
  void illTypedValueDoesNotEvolveBecauseTypesAreNotWidenedSilently() {
    assertThat(badValue(OnDrift.EVOLVE)).isEqualTo(BadValues.FAIL);
  }

  @Test
  void illTypedValueIsQuarantined() {
    assertThat(badValue(OnDrift.QUARANTINE)).isEqualTo(BadValues.QUARANTINE);
  }

  @Test
  void illTypedValueIsIgnored() {
    assertThat(badValue(OnDrift.IGNORE)).isEqualTo(BadValues.IGNORE);
  }

  @Test
  void givesAllReasonsAtOnce() {
    assertThat(refuse(List.of("terminal", "gate"), Drift.STRICT)).hasSize(4);
  }

  @Test
  void namesTheSpellingThatTheSourceHas() {
    assertThat(refuse(List.of("IATA", "Airport Name"), missingColumn(OnDrift.FAIL)))
        .anySatisfy(reason -> assertThat(reason).contains("'IATA'").contains("physicalName"));
  }

  @Test
  void doesNotEvolveHeadersThatAreNoNames() {
    for (String header :
        List.of(" ", "_row", "IATA", "NAME", "a\nb", "x".repeat(256), "a\u202Eb")) {
      List<String> found = List.of("iata", "Airport Name", header);
      assertThat(refuse(found, newColumn(OnDrift.EVOLVE)))
          .as(header)
          .singleElement()
          .asString()
          .contains("cannot be added")
          .doesNotContain("\n", "\u202E");
    }
  }

  @Test
  void quotesNamesInAProposal() {
    Proceed outcome =
        proceed(List.of("iata", "Airport Name", "a\": \\b"), newColumn(OnDrift.EVOLVE));
    assertThat(outcome.proposal().orElseThrow().text()).contains("name: \"a\\\": \\\\b\"");
  }

  @Test
  void saysItAsOneError() {
    assertThat(
            DriftErrors.refused(
                "raw_airports", new Refuse(List.of("column 'a' is new", "column 'b' is missing"))))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPTURE_DRIFT))
        .hasMessageContaining("raw_airports")
        .hasMessageContaining("column 'a' is new; column 'b' is missing");
  }

  private static BadValues badValue(OnDrift choice) {
    return proceed(AS_DECLARED, new Drift(OnDrift.FAIL, OnDrift.FAIL, choice)).badValues();
  }

  private static Drift newColumn(OnDrift choice) {
    return new Drift(choice, OnDrift.FAIL, OnDrift.FAIL);
  }

  private static Drift missingColumn(OnDrift choice) {
    return new Drift(OnDrift.IGNORE, choice, OnDrift.FAIL);
  }

  private static Proceed proceed(List<String> found, Drift drift) {
    DriftOutcome outcome = decide(found, drift);
    assertThat(outcome).isInstanceOf(Proceed.class);
    return (Proceed) outcome;
  }

  private static List<String> refuse(List<String> found, Drift drift) {
    DriftOutcome outcome = decide(found, drift);
    assertThat(outcome).asInstanceOf(type(Refuse.class)).isNotNull();
    return ((Refuse) outcome).reasons();
  }

  private static DriftOutcome decide(List<String> found, Drift drift) {
    return DriftDecision.decide("internal/raw_airports.yaml", AIRPORTS, found, drift, FAMILIES);
  }

  private static Property property(String name, String source, boolean required) {
    return new Property(
        name,
        name,
        source,
        Type.Primitive.STRING,
        required,
        false,
        0,
        Constraints.NONE,
        Optional.of("public"),
        List.of(),
        List.of(),
        false,
        List.of(),
        "",
        "");
  }
}
