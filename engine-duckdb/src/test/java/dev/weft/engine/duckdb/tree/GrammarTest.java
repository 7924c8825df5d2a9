package dev.weft.engine.duckdb.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.duckdb.tree.Rule.Plain;
import dev.weft.engine.duckdb.tree.Rule.Presence;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The allow-list as it is read from its file.
class GrammarTest {

  private final Grammar grammar = Grammar.load();

  @Test
  void tellsKindsOfAFamilyApartByItsField() {
    assertThat(grammar.sort("root").key()).isEqualTo("-");
    assertThat(grammar.sort("root").kinds()).containsOnlyKeys("statement");
    assertThat(grammar.sort("query").key()).isEqualTo("type");
    assertThat(grammar.sort("query").kinds())
        .containsOnlyKeys("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE");
  }

  @Test
  void givesEachKindTheFieldsOfAllAndItsOwn() {
    Map<String, Rule> cte = grammar.sort("query").kinds().get("RECURSIVE_CTE_NODE");
    assertThat(cte)
        .containsEntry("type", Plain.TEXT)
        .containsEntry("modifiers", new Rule.Many("modifier"))
        .containsEntry("cte_map", new Rule.One("ctes", Presence.REQUIRED))
        .containsEntry("union_all", Plain.FLAG)
        .containsEntry("aliases", Plain.TEXTS)
        .containsEntry("key_targets", Plain.NONE)
        .doesNotContainKey("setop_type");
    assertThat(grammar.sort("root").kinds().get("statement"))
        .containsOnlyKeys("node", "named_param_map");
    assertThat(grammar.sort("ctes").kinds().get("ctes")).containsOnlyKeys("map");
  }

  @Test
  void hasWordsForWhatPeopleTry() {
    assertThat(grammar.word("query.COPY_QUERY_NODE"))
        .contains(new Grammar.Word("COPY", "Take the result in the format you want instead."));
    assertThat(grammar.word("query.SELECT_NODE")).isEmpty();
  }

  @Test
  void knowsNoOtherFamily() {
    assertThatThrownBy(() -> grammar.sort("statement"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("statement");
  }

  @Test
  void readsEveryKindOfRule() {
    assertThat(Rule.of("one expr")).isEqualTo(new Rule.One("expr", Presence.REQUIRED));
    assertThat(Rule.of(" maybe expr ")).isEqualTo(new Rule.One("expr", Presence.OPTIONAL));
    assertThat(Rule.of("many expr")).isEqualTo(new Rule.Many("expr"));
    assertThat(Rule.of("rows expr")).isEqualTo(new Rule.Rows("expr"));
    assertThat(Rule.of("only A|B")).isEqualTo(new Rule.Only(Set.of("A", "B")));
    assertThat(Rule.of("text")).isEqualTo(Plain.TEXT);
    assertThat(Rule.of("number")).isEqualTo(Plain.NUMBER);
    assertThat(Rule.of("lists")).isEqualTo(Plain.LISTS);
    assertThatThrownBy(() -> Rule.of("some expr")).hasMessageContaining("some expr");
  }
}
