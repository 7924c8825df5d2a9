package dev.weft.engine.duckdb.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SyntaxTreeTest {

  private static final String TEXT =
      "with x as (select a, [b] as l from t where a > 1) select sum(a) filter (b is null) over (order by a) from x join u using (a)";

  private static ObjectNode parse(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement ask =
            connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      ask.setString(1, text);
      try (ResultSet row = ask.executeQuery()) {
        row.next();
        return (ObjectNode)
            JsonMapper.shared().readTree(row.getString(1)).path("statements").get(0);
      }
    }
  }

  private static SyntaxTree check(ObjectNode json) {
    return SyntaxTree.of(json, SyntaxTree.Limits.DEFAULT);
  }

  private static TreeRefusal refusal(ObjectNode json) {
    TreeRefusal refusal = catchThrowableOfType(TreeRefusal.class, () -> check(json));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static Stream<ObjectNode> objects(JsonNode json) {
    Stream<ObjectNode> below = json.valueStream().flatMap(SyntaxTreeTest::objects);
    return json instanceof ObjectNode object ? Stream.concat(Stream.of(object), below) : below;
  }

  @Test
  void knowsATreeOfTheDriver() throws SQLException {
    ObjectNode json = parse(TEXT);
    assertThatCode(() -> check(json)).doesNotThrowAnyException();
  }

  @Test
  void refusesAFieldThatIsNotOnTheListWhereverItStands() throws SQLException {
    ObjectNode parsed = parse(TEXT);
    long count = objects(parsed).count();
    for (long at = 0; at < count; at++) {
      ObjectNode json = parsed.deepCopy();
      objects(json).skip(at).findFirst().orElseThrow().put("new_field", "x");
      assertThat(refusal(json).construct()).isEqualTo("'new field'");
    }
  }

  @Test
  void refusesATreeThatLacksAField() throws SQLException {
    ObjectNode json = parse(TEXT);
    ((ObjectNode) json.path("node")).remove("where_clause");
    assertThat(refusal(json).construct()).isEqualTo("'where clause'");
  }

  @ParameterizedTest
  @CsvSource({
    "/node/type, NEW_QUERY_NODE",
    "/node/from_table/type, NEW_TABLE_REF",
    "/node/from_table/join_type, NEW_JOIN",
    "/node/select_list/0/class, NEW_EXPRESSION",
    "/node/select_list/0/type, WINDOW_NEW",
    "/node/aggregate_handling, NEW",
  })
  void refusesKindsAndWordsThatAreNotOnTheList(String pointer, String value) throws SQLException {
    ObjectNode json = parse(TEXT);
    JsonPointer place = JsonPointer.compile(pointer);
    ((ObjectNode) json.at(place.head())).put(place.last().getMatchingProperty(), value);
    refusal(json);
  }

  @Test
  void refusesAValueOfAnotherShape() throws SQLException {
    ObjectNode parsed = parse(TEXT);
    for (Map.Entry<String, JsonNode> field : parsed.path("node").properties()) {
      ObjectNode json = parsed.deepCopy();
      ((ObjectNode) json.path("node")).putObject(field.getKey()).put("x", 1);
      refusal(json);
    }
  }

  @Test
  void refusesMoreNodesQueriesOrLevelsThanAllowed() throws SQLException {
    ObjectNode json = parse(TEXT);
    for (SyntaxTree.Limits limits :
        new SyntaxTree.Limits[] {
          new SyntaxTree.Limits(10, 100, 100),
          new SyntaxTree.Limits(1_000, 1, 100),
          new SyntaxTree.Limits(1_000, 100, 3)
        }) {
      TreeRefusal refusal =
          catchThrowableOfType(TreeRefusal.class, () -> SyntaxTree.of(json, limits));
      assertThat(refusal.construct()).isEqualTo("as many parts as it has");
    }
  }

  @Test
  void saysWhatIsRefusedWhereAndWhatToDoInstead() throws SQLException {
    TreeRefusal refusal = refusal(parse("select 1 as a, $1 as b"));
    assertThat(refusal.construct()).isEqualTo("a parameter");
    assertThat(refusal.remedy()).isEqualTo("Write the value in its place.");
    assertThat(refusal.offset()).isEqualTo(15);
  }

  @Test
  void readsExactlyAsManyPartsAsAreAllowed() throws SQLException {
    ObjectNode json = parse("select a from t");
    assertThat(least(n -> new SyntaxTree.Limits(n, 9, 9), json)).isEqualTo(6);
    assertThat(least(n -> new SyntaxTree.Limits(99, n, 9), json)).isEqualTo(1);
    assertThat(least(n -> new SyntaxTree.Limits(99, 9, n), json)).isEqualTo(3);
  }

  private static int least(IntFunction<SyntaxTree.Limits> limits, ObjectNode json) {
    for (int n = 0; ; n++) {
      try {
        SyntaxTree.of(json, limits.apply(n));
        return n;
      } catch (TreeRefusal e) {
        assertThat(n).as(e.construct()).isLessThan(99);
      }
    }
  }
}
