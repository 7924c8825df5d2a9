package dev.weft.usecases.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.SmallMesh;
import dev.weft.usecases.TestMesh;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who sees which statements, and whose texts.
class ListQueriesTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void begin() {
    mesh = SmallMesh.applied(root);
    mesh.live.begin("a", ANN.principal(), "select 'of ann'");
    mesh.live.begin("e", EVE.principal(), "select 'of eve'");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private List<QueryView> list(Caller caller) {
    return new ListQueries(mesh.catalog, mesh.mesh, mesh.live).list(caller).items();
  }

  @Test
  void showsPeopleTheirOwnWithItsText() {
    assertThat(list(EVE))
        .extracting(QueryView::id, QueryView::principal, QueryView::sql)
        .containsExactly(Tuple.tuple("e", "eve", "select 'of eve'"));
    assertThat(list(TestMesh.as("flo"))).isEmpty();
  }

  @Test
  void showsWhoOperatesThePlatformAllButNoTextOfOthers() {
    assertThat(list(TestMesh.OPERATOR))
        .extracting(QueryView::principal, QueryView::sql)
        .containsExactlyInAnyOrder(Tuple.tuple("ann", null), Tuple.tuple("eve", null));
  }

  @Test
  void showsAPlatformEngineerNoTextButTheirOwn() {
    mesh.edit("mesh.yaml", "members: [", "members: [{ who: flo, roles: [platform_engineer] }, ");
    mesh.apply(TestMesh.OPERATOR);
    Caller flo = TestMesh.as("flo");
    mesh.live.begin("f", flo.principal(), "select 'of flo'");
    assertThat(list(flo))
        .extracting(QueryView::id, QueryView::sql)
        .containsExactlyInAnyOrder(
            Tuple.tuple("a", null), Tuple.tuple("e", null), Tuple.tuple("f", "select 'of flo'"));
  }
}
