package dev.weft.engine.tck;

import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// Tables that hold what some readers must not see, and these readers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttackedTables extends GovernedRuns {

  private static final Schema SCHEMA =
      Tables.schema(
          Tables.column(1, "id", Primitive.INT),
          Tables.column(2, "name", Primitive.STRING),
          Tables.column(3, "email", Primitive.STRING),
          Tables.column(4, "born", Primitive.DATE),
          Tables.column(5, "passport", Primitive.STRING),
          Tables.column(6, "market", Primitive.STRING),
          Tables.column(7, "tier", Primitive.STRING),
          Tables.column(8, "points", Primitive.INT));

  /// What is hidden from everybody says PASSKEY, what only some may see says CANARY.
  private static final String ROWS =
      """
      select * from (values
        (1, 'CANARY Ada', 'canary.ada@x.org', date '1912-12-12', 'PASSKEY1', 'CA', 'gold', 770011111),
        (2, 'CANARY Bo', 'canary.bo@x.org', date '1913-11-11', 'PASSKEY2', 'NY', 'gold', 770022222),
        (3, 'CANARY Cy', null, null, 'PASSKEY3', 'CANARYTOWN', 'CANARYTIER', 770033333),
        (4, 'CANARY Di', 'canary.di@x.org', date '1914-10-10', 'PASSKEY4', null, 'silver', 770044444))
        p(id, name, email, born, passport, market, tier, points)""";

  private static final List<String> OF_OTHERS =
      Stream.concat(
              forms("CANARY").stream(),
              Stream.of(
                  "1912-12",
                  "1913-11",
                  "1914-10",
                  "19121212",
                  "770011111",
                  "770022222",
                  "770033333",
                  "770044444"))
          .toList();

  /// What one reader may see, and what must not appear.
  record Reader(String name, Map<String, Given> tables, List<String> canaries) {}

  private List<Reader> readers = List.of();

  final List<Reader> readers() {
    return readers;
  }

  /// A word and what is made of it easily.
  private static List<String> forms(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
            word,
            new StringBuilder(word).reverse().toString(),
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, 7))
        .map(form -> form.toLowerCase(Locale.ROOT))
        .toList();
  }

  @BeforeAll
  void write() {
    String own = getClass().getSimpleName();
    ScanPlan people = contract().files("people_" + own, SCHEMA, ROWS);
    ScanPlan shops =
        contract()
            .files(
                "shops_" + own,
                new Schema(
                    List.of(
                        Tables.column(1, "market", Primitive.STRING),
                        Tables.column(2, "size", Primitive.INT))),
                "select * from (values ('CA', 1), ('NY', 2), ('TX', 3)) s(market, size)");
    Given open = new Given(shops, Obligations.none(new TreeSet<>(List.of("market", "size"))));
    var visible = new TreeSet<>(SCHEMA.names());
    visible.remove("passport");
    Map<String, Mask> masks =
        new TreeMap<>(
            Map.of(
                "name", Mask.MASK_TO_FIXED_VALUE,
                "email", Mask.REPLACE_WITH_NULL,
                "born", Mask.MASK_TO_FIXED_VALUE,
                "points", Mask.PSEUDONYM));
    List<RowExpression> filters =
        List.of(
            new RowExpression.In(
                new RowValue.OfColumn("market"),
                List.of(new Literal.Text("CA"), new Literal.Text("NY"))));
    readers =
        List.of(
            new Reader(
                "open",
                Map.of("people", new Given(people, Obligations.none(visible)), "shops", open),
                forms("PASSKEY")),
            new Reader(
                "masked and filtered",
                Map.of(
                    "people",
                    new Given(
                        people,
                        new Obligations(visible, new TreeMap<>(masks), filters, Optional.empty())),
                    "shops",
                    open),
                Stream.concat(forms("PASSKEY").stream(), OF_OTHERS.stream()).toList()),
            new Reader(
                "grouped",
                Map.of(
                    "people",
                    new Given(
                        people,
                        new Obligations(
                            visible,
                            new TreeMap<>(),
                            List.of(),
                            Optional.of(new MinimumGroup(2, "id", List.of("tier", "market"))))),
                    "shops",
                    open),
                Stream.concat(forms("PASSKEY").stream(), OF_OTHERS.stream()).toList()));
  }

  static List<String> attacks() {
    return Corpus.lines("governed-attacks.sql");
  }
}
