package dev.weft.engine.tck;

import static dev.weft.model.policy.RowExpression.Comparison.AT_LEAST;
import static dev.weft.model.policy.RowExpression.Comparison.AT_MOST;
import static dev.weft.model.policy.RowExpression.Comparison.LESS;
import static dev.weft.model.policy.RowExpression.Comparison.MORE;
import static dev.weft.model.policy.RowExpression.Comparison.NOT_EQUAL;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.And;
import dev.weft.model.policy.RowExpression.Compare;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowExpression.In;
import dev.weft.model.policy.RowExpression.IsNull;
import dev.weft.model.policy.RowExpression.Not;
import dev.weft.model.policy.RowExpression.Or;
import dev.weft.model.policy.RowExpression.StartsWith;
import dev.weft.model.policy.RowValue;
import dev.weft.model.policy.RowValue.Arithmetic;
import dev.weft.model.policy.RowValue.OfColumn;
import dev.weft.model.policy.RowValue.Operator;
import dev.weft.model.table.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What may be seen of the tables of TPC-H and TPC-DS: 19 of them have filters, 17 columns masks, a
/// few columns are hidden. `tpch-views.sql` and `tpcds-views.sql` say the same by hand.
final class TpcPolicies {

  /// What is said about one table.
  record Policy(Map<String, Mask> masks, List<String> hidden, List<RowExpression> filters) {

    Policy filter(RowExpression filter) {
      return new Policy(masks, hidden, List.of(filter));
    }

    Policy hide(String column) {
      return new Policy(masks, List.of(column), filters);
    }
  }

  static final Map<String, Policy> TPCH =
      Map.of(
          "customer",
          mask(Map.of(
                  "c_name", Mask.SHOW_LAST_4,
                  "c_address", Mask.MASK_ALPHANUM,
                  "c_phone", Mask.SHOW_FIRST_4))
              .filter(
                  new Or(
                      List.of(
                          in("c_mktsegment", "BUILDING", "AUTOMOBILE", "MACHINERY", "HOUSEHOLD"),
                          compare("c_acctbal", AT_LEAST, decimal("5000.5"))))),
          "orders",
          mask(Map.of("o_clerk", Mask.PSEUDONYM))
              .filter(new Not(new StartsWith(column("o_orderpriority"), "5-"))),
          "lineitem",
          mask(Map.of(
                  "l_comment", Mask.MASK_TO_FIXED_VALUE,
                  "l_commitdate", Mask.TRUNCATE_TO_MONTH))
              .hide("l_linenumber")
              .filter(
                  new Compare(
                      LESS,
                      new Arithmetic(Operator.TIMES, column("l_tax"), new Literal.Whole(100)),
                      new Literal.Whole(8))),
          "part",
          mask(Map.of())
              .filter(
                  new And(
                      List.of(
                          compare("p_size", AT_LEAST, new Literal.Whole(2)),
                          compare("p_size", AT_MOST, new Literal.Whole(49))))),
          "supplier",
          mask(Map.of("s_phone", Mask.SHA_256_GLOBAL, "s_comment", Mask.REPLACE_WITH_NULL))
              .filter(new Not(new In(column("s_nationkey"), List.of(new Literal.Whole(5))))),
          "partsupp",
          mask(Map.of())
              .hide("ps_comment")
              .filter(compare("ps_availqty", MORE, new Literal.Whole(100))),
          "nation",
          mask(Map.of()).filter(compare("n_name", NOT_EQUAL, new Literal.Text("CHINA"))));

  static final Map<String, Policy> TPCDS =
      Map.ofEntries(
          Map.entry("store_sales", filtered(new Not(new IsNull(column("ss_quantity"))))),
          Map.entry(
              "catalog_sales", filtered(compare("cs_quantity", AT_MOST, new Literal.Whole(95)))),
          Map.entry("web_sales", filtered(compare("ws_quantity", AT_LEAST, new Literal.Whole(3)))),
          Map.entry(
              "store_returns",
              filtered(
                  new Compare(
                      LESS,
                      new Arithmetic(
                          Operator.MINUS, column("sr_return_amt"), column("sr_refunded_cash")),
                      decimal("2500.00")))),
          Map.entry(
              "catalog_returns",
              filtered(
                  new Or(
                      List.of(
                          new IsNull(column("cr_return_quantity")),
                          compare("cr_return_quantity", LESS, new Literal.Whole(80)))))),
          Map.entry("web_returns", filtered(new Not(new IsNull(column("wr_return_amt"))))),
          Map.entry(
              "customer",
              mask(Map.of(
                      "c_first_name", Mask.SHOW_FIRST_4,
                      "c_last_name", Mask.PSEUDONYM,
                      "c_email_address", Mask.SHA_256_QUERY_LOCAL,
                      "c_birth_country", Mask.MASK_ALPHANUM))
                  .filter(
                      new Or(
                          List.of(
                              new IsNull(column("c_last_name")),
                              new Not(new StartsWith(column("c_last_name"), "Z")))))),
          Map.entry(
              "customer_address",
              mask(Map.of(
                      "ca_street_name", Mask.MASK_TO_FIXED_VALUE,
                      "ca_zip", Mask.SHOW_FIRST_4))
                  .filter(new Not(in("ca_state", "AK", "HI", "DE")))),
          Map.entry(
              "item",
              mask(Map.of("i_rec_start_date", Mask.TRUNCATE_TO_YEAR))
                  .hide("i_formulation")
                  .filter(compare("i_current_price", LESS, decimal("95.00")))),
          Map.entry(
              "inventory", filtered(compare("inv_quantity_on_hand", MORE, new Literal.Whole(5)))),
          Map.entry("household_demographics", filtered(new Not(in("hd_buy_potential", "0-500")))),
          Map.entry(
              "date_dim",
              filtered(compare("d_date", AT_LEAST, new Literal.Date(LocalDate.of(1990, 1, 1))))),
          Map.entry("store", mask(Map.of("s_manager", Mask.REPLACE_WITH_NULL))),
          Map.entry("warehouse", mask(Map.of("w_warehouse_name", Mask.SHA_256_GLOBAL))));

  private TpcPolicies() {}

  /// What is seen of a table; everything where nothing is said.
  static Obligations obligations(Map<String, Policy> policies, String table, Schema schema) {
    Policy policy = policies.getOrDefault(table, mask(Map.of()));
    TreeSet<String> columns = new TreeSet<>(schema.names());
    policy.hidden().forEach(columns::remove);
    return new Obligations(
        columns, new TreeMap<>(policy.masks()), policy.filters(), Optional.empty());
  }

  private static Policy mask(Map<String, Mask> masks) {
    return new Policy(masks, List.of(), List.of());
  }

  private static Policy filtered(RowExpression filter) {
    return mask(Map.of()).filter(filter);
  }

  private static RowValue column(String name) {
    return new OfColumn(name);
  }

  private static Literal decimal(String number) {
    return new Literal.Decimal(new BigDecimal(number));
  }

  private static RowExpression compare(String column, Comparison comparison, Literal literal) {
    return new Compare(comparison, column(column), literal);
  }

  private static RowExpression in(String column, String... texts) {
    return new In(column(column), Arrays.stream(texts).<Literal>map(Literal.Text::new).toList());
  }
}
