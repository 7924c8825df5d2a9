package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersTextTest {

  private static final String DOMAIN =
      """
      apiVersion: weft/v1
      kind: Domain
      name: sales
      members:
        # the owner
        - { who: ann, roles: [product_owner], purposes: [exploration] }   # since 2020
        - who: eve
          roles: [analyst]
          purposes: [exploration]
      title: Sales
      """;

  private static final Member EVE =
      new Member("eve", Set.of(Role.DATA_SCIENTIST, Role.ANALYST), List.of("exploration"));

  @Test
  void addsALineBehindTheLastMember() {
    assertThat(MembersText.of(DOMAIN).with(new Member("cy", Set.of(Role.ANALYST), List.of())))
        .contains(
            DOMAIN.replace(
                "    purposes: [exploration]\n",
                "    purposes: [exploration]\n  - { who: cy, roles: [analyst] }\n"));
  }

  @Test
  void replacesTheLinesOfAMemberAndNoOthers() {
    assertThat(MembersText.of(DOMAIN).with(EVE))
        .contains(
            """
            apiVersion: weft/v1
            kind: Domain
            name: sales
            members:
              # the owner
              - { who: ann, roles: [product_owner], purposes: [exploration] }   # since 2020
              - { who: eve, roles: [analyst, data_scientist], purposes: [exploration] }
            title: Sales
            """);
  }

  @Test
  void takesTheLinesOfAMemberOut() {
    assertThat(MembersText.of(DOMAIN).without("eve"))
        .contains(
            """
            apiVersion: weft/v1
            kind: Domain
            name: sales
            members:
              # the owner
              - { who: ann, roles: [product_owner], purposes: [exploration] }   # since 2020
            title: Sales
            """);
    assertThat(MembersText.of(DOMAIN).without("nobody")).contains(DOMAIN);
  }

  @Test
  void beginsAndEmptiesAList() {
    String none = "kind: Domain\nname: sales\n";
    String one = none + "members:\n  - { who: \"service:etl\", roles: [data_engineer] }\n";
    var account = new Member("service:etl", Set.of(Role.DATA_ENGINEER), List.of());

    assertThat(MembersText.of(none).with(account)).contains(one);
    assertThat(MembersText.of(none + "members: []\n").with(account)).contains(one);
    assertThat(MembersText.of(one).without("service:etl")).contains(none + "members: []\n");
  }

  @Test
  void leavesAListOnOneLineToPeople() {
    String flow = "name: sales\nmembers: [{ who: ann, roles: [analyst] }]\n";

    assertThat(MembersText.of(flow).with(EVE)).isEmpty();
    assertThat(MembersText.of(flow).without("ann")).isEmpty();
  }
}
