package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.required;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The table of the worked cases of governance, and what its people may see of it.
final class Members {

  static final Schema SCHEMA =
      Tables.schema(
          required(1, "member_id", Primitive.STRING),
          required(2, "name", Primitive.STRING),
          column(3, "email", Primitive.STRING),
          column(4, "phone", Primitive.STRING),
          column(5, "birth_date", Primitive.DATE),
          column(6, "passport_number", Primitive.STRING),
          column(7, "market", Primitive.STRING),
          column(8, "tier", Primitive.STRING));

  static final String ROWS =
      """
      select * from (values
        ('m1', 'Ada A.', 'ada@x.org', '+1', date '1980-03-04', 'P1', 'CA', 'gold'),
        ('m2', 'Bo B.', 'bo@y.org', '+2', date '1990-07-08', 'P2', 'NY', 'silver'),
        ('m3', 'Cy C.', null, null, date '1990-01-01', 'P3', null, 'gold'))
        m(member_id, name, email, phone, birth_date, passport_number, market, tier)""";

  static final Map<String, Mask> REDACTED =
      Map.of(
          "name", Mask.MASK_TO_FIXED_VALUE,
          "email", Mask.REPLACE_WITH_NULL,
          "phone", Mask.REPLACE_WITH_NULL,
          "birth_date", Mask.REPLACE_WITH_NULL);

  private Members() {}

  /// The owner, exploring.
  static Obligations cleo() {
    return without("passport_number", REDACTED);
  }

  /// The owner, speaking with members.
  static Obligations cleoInContact() {
    return without("passport_number", Map.of("birth_date", Mask.REPLACE_WITH_NULL));
  }

  /// An analyst of two markets: dates by year, and her markets' rows.
  static Obligations eve() {
    return filtered(masked("birth_date", Mask.TRUNCATE_TO_YEAR), "CA", "NY");
  }

  /// An analyst without markets.
  static Obligations flo() {
    return filtered(masked("birth_date", Mask.TRUNCATE_TO_YEAR));
  }

  /// An agreement on two columns.
  static Obligations dana() {
    return Obligations.none(new TreeSet<>(List.of("member_id", "tier")));
  }

  /// Cleo's, with one column masked otherwise.
  static Obligations masked(String column, Mask mask) {
    Map<String, Mask> masks = new TreeMap<>(REDACTED);
    masks.put(column, mask);
    return without("passport_number", masks);
  }

  /// These and a filter by market.
  static Obligations filtered(Obligations seen, String... markets) {
    List<Literal> literals =
        java.util.Arrays.stream(markets).map(name -> (Literal) new Literal.Text(name)).toList();
    return new Obligations(
        seen.columns(),
        seen.masks(),
        List.of(new RowExpression.In(new RowValue.OfColumn("market"), literals)),
        seen.minimumGroup());
  }

  /// These and one more mask.
  static Obligations and(Obligations seen, String column, Mask mask) {
    Map<String, Mask> masks = new TreeMap<>(seen.masks());
    masks.put(column, mask);
    return new Obligations(
        seen.columns(), new TreeMap<>(masks), seen.filters(), seen.minimumGroup());
  }

  /// These, in groups of two members by tier.
  static Obligations grouped(Obligations seen) {
    return new Obligations(
        seen.columns(),
        seen.masks(),
        seen.filters(),
        Optional.of(new MinimumGroup(2, "member_id", List.of("tier"))));
  }

  private static Obligations without(String hidden, Map<String, Mask> masks) {
    var columns = new TreeSet<>(SCHEMA.names());
    columns.remove(hidden);
    return new Obligations(columns, new TreeMap<>(masks), List.of(), Optional.empty());
  }
}
