package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.TpcPolicies.Policy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The 99 templates of TPC-DS, four of them with two statements.
abstract class TpcdsSuite extends CorpusSuite {

  @Override
  List<TpcTable> made() {
    return TpcTable.tpcds(scaled(0.01));
  }

  @Override
  Map<String, Policy> policies() {
    return TpcPolicies.TPCDS;
  }

  @Override
  String views() {
    return "tpcds-views.sql";
  }

  @Test
  void givesTheRowsOfViewsForTpcds() {
    Map<String, String> texts = TpcTexts.tpcds();
    assertThat(texts).hasSize(103);
    assertThat(same(texts)).as("statements with rows").isGreaterThan(60);
  }

  @Test
  void standsWithTpchUnderNineteenFiltersAndSeventeenMasks() {
    List<Policy> all =
        Stream.of(TpcPolicies.TPCH, TpcPolicies.TPCDS)
            .flatMap(policies -> policies.values().stream())
            .toList();
    assertThat(all.stream().mapToInt(policy -> policy.filters().size()).sum()).isEqualTo(19);
    assertThat(all.stream().mapToInt(policy -> policy.masks().size()).sum()).isEqualTo(17);
  }
}
