package dev.weft.formats.mend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.Linter;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Findings that have one remedy: only their lines change, and what is mended stays mended.
class MenderTest {

  private static final Linter LINTER = new Linter();

  private static final String CONTRACT =
      """
      # of the shop
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.orders
      version: 1.0.0
      status: active
      """;

  private static final String ORDERS =
      """
      schema:
        - name: orders
          properties:
            - { name: id, logicalType: integer } # first
            - name: note
              logicalType: string
      """;

  private static Mended mend(ErrorCode code, String text) {
    return new Mender(LINTER).file(code, SourceFile.of("a.yaml", text));
  }

  /// Mends everything of the code, and answers the text.
  private static String mended(ErrorCode code, String text) {
    Mended mended = mend(code, text);
    assertThat(mended.left()).isEmpty();
    assertThat(mended.mended()).isPositive();
    String after = mended.changes().getFirst().after().text();
    assertThat(LINTER.file(SourceFile.of("a.yaml", after)).findings())
        .extracting(Finding::code)
        .doesNotContain(code);
    assertThat(mend(code, after).changes()).isEmpty();
    return after;
  }

  private static String reason(ErrorCode code, String text) {
    Mended mended = mend(code, text);
    assertThat(mended.changes()).isEmpty();
    assertThat(mended.mended()).isZero();
    assertThat(mended.left()).hasSize(1);
    return mended.left().getFirst().reason();
  }

  @Test
  void renamesMisspeltFieldsAtADistanceOfOne() {
    String text =
        CONTRACT + "servrs: [] # none yet\n" + ORDERS.replace("logicalType: s", "logicaltype: s");

    assertThat(mended(ErrorCode.DOC_UNKNOWN_FIELD, text))
        .isEqualTo(CONTRACT + "servers: [] # none yet\n" + ORDERS);
    assertThat(
            reason(ErrorCode.DOC_UNKNOWN_FIELD, CONTRACT + ORDERS + "descrpton: { purpose: x }\n"))
        .contains("decide");
  }

  @Test
  void leavesAFieldWhoseRightNameIsTaken() {
    assertThat(reason(ErrorCode.DOC_UNKNOWN_FIELD, CONTRACT + ORDERS + "tags: [a]\ntagss: [b]\n"))
        .contains("nothing at /tagss that this could change");
  }

  @Test
  void writesNothingThatRaisesSomethingElse() {
    String text = CONTRACT + ORDERS + "        qualty: [{ metric: rowCount, mustBe: 0 }]\n";

    assertThat(reason(ErrorCode.DOC_UNKNOWN_FIELD, text))
        .startsWith("Mending it would raise W-ODCS-");
  }

  @Test
  void mendsWhatItCanBesideWhatItCannot() {
    String text =
        CONTRACT
            + "servrs: []\n"
            + ORDERS
            + "        qualty: [{ metric: rowCount, mustBe: 0 }]\n"
            + "tagss: [a]\n";

    Mended mended = mend(ErrorCode.DOC_UNKNOWN_FIELD, text);

    assertThat(mended.mended()).isEqualTo(2);
    assertThat(mended.left()).hasSize(1);
    assertThat(mended.changes().getFirst().after().text())
        .isEqualTo(text.replace("servrs", "servers").replace("tagss", "tags"));
  }

  @Test
  void mendsWords() {
    assertThat(
            mended(
                ErrorCode.DOC_SCHEMA,
                CONTRACT + ORDERS.replace("logicalType: string", "logicalType: strin # text")))
        .isEqualTo(CONTRACT + ORDERS.replace("logicalType: string", "logicalType: string # text"));
    assertThat(
            mended(
                ErrorCode.ODCS_WORD,
                CONTRACT + "slaProperties: [{ property: latencey, value: 4, unit: d }]\n"))
        .endsWith("slaProperties: [{ property: latency, value: 4, unit: d }]\n");
    assertThat(mended(ErrorCode.ODCS_WORD, CONTRACT.replace("active", "activ") + ORDERS))
        .isEqualTo(CONTRACT + ORDERS);
    assertThat(
            mended(
                ErrorCode.ODCS_SLA_VALUE,
                CONTRACT + "slaProperties: [{ property: latency, value: 4, unit: dayes }]\n"))
        .endsWith("unit: days }]\n");
    assertThat(mended(ErrorCode.DOC_KIND, "apiVersion: weft/v1\nkind: Persn\nname: ada\n"))
        .isEqualTo("apiVersion: weft/v1\nkind: Person\nname: ada\n");
  }

  @Test
  void putsNumbersInQuotesWhereTextsBelong() {
    assertThat(mended(ErrorCode.DOC_SCHEMA, CONTRACT.replace("1.0.0", "1.0  # soon") + ORDERS))
        .isEqualTo(CONTRACT.replace("1.0.0", "\"1.0\"  # soon") + ORDERS);
  }

  @Test
  void writesDeprecatedFormsAsTheyAreNow() {
    String text =
        CONTRACT
            + """
              dataProduct: shop
              slaDefaultElement: orders.id
              team:
                - username: ada # owner
                  role: owner
              """
            + ORDERS
            + """
                      quality:
                        - { type: library, rule: duplicateCount, mustBe: 0 }
                        # at most
                        - rule: nullValues # all of them
                          mustBeLessThan: 5
              slaProperties:
                - { property: latency, value: 4, unit: d } # all
                - { property: retention, value: 4, unit: y, element: orders }
              """;

    assertThat(mended(ErrorCode.ODCS_DEPRECATED, text))
        .isEqualTo(
            CONTRACT
                + """
                  team:
                    members:
                      - username: ada # owner
                        role: owner
                  """
                + ORDERS
                + """
                          quality:
                            - { type: library, metric: duplicateValues, mustBe: 0 }
                            # at most
                            - metric: nullValues # all of them
                              mustBeLessThan: 5
                  slaProperties:
                    - { property: latency, value: 4, unit: d, element: orders.id } # all
                    - { property: retention, value: 4, unit: y, element: orders }
                  customProperties:
                    - property: dataProduct
                      value: shop
                  """);
  }

  @Test
  void saysTheVersionThatADocumentIsWrittenIn() {
    String rule = "        quality: [{ metric: nullValues, mustBe: 0 }]\n";
    assertThat(
            mended(
                ErrorCode.DOC_VERSION, CONTRACT.replace("v3.1.0", "v3.0.2 # old") + ORDERS + rule))
        .isEqualTo(CONTRACT.replace("v3.1.0", "v3.1.0 # old") + ORDERS + rule);
    assertThat(mended(ErrorCode.DOC_VERSION, CONTRACT.replace("v3.1.0", "3.1.0") + ORDERS))
        .isEqualTo(CONTRACT + ORDERS);
    assertThat(reason(ErrorCode.DOC_VERSION, CONTRACT.replace("v3.1.0", "v2.2.2") + ORDERS))
        .contains("decide");
    String product =
        """
        apiVersion: v0.9.0
        kind: DataProduct
        id: shop.orders
        status: active
        team: { name: blue }
        outputPorts: [{ name: orders, version: 1.0.0, contractId: a }]
        """;
    assertThat(mended(ErrorCode.ODPS_NEWER, product))
        .isEqualTo(product.replace("v0.9.0", "v1.0.0"));
    assertThat(
            mended(
                ErrorCode.DOC_SCHEMA,
                product
                    .replace("v0.9.0", "v1.0.0")
                    .replace("{ name: blue }", "[{ username: ada }]")))
        .contains("team: { members: [{ username: ada }] }\n");
  }

  @Test
  void removesEntriesThatStandThereTwiceAndAreEqual() {
    String text =
        CONTRACT
            + """
              customProperties:
                - { property: a, value: 1 }
                # again
                - { property: a, value: 1 } # same
                - { property: b, value: 1 }
              """;

    assertThat(mended(ErrorCode.ODCS_DUPLICATE_ENTRY, text))
        .isEqualTo(text.replace("  - { property: a, value: 1 } # same\n", ""));
    assertThat(reason(ErrorCode.ODCS_DUPLICATE_ENTRY, text.replace("1 } # same", "2 }")))
        .contains("decide");
  }

  @Test
  void requiresTheColumnsOfAKey() {
    String text =
        CONTRACT + ORDERS.replace("integer }", "integer, primaryKey: true, required: false }");

    assertThat(mended(ErrorCode.ODCS_KEY_NULLABLE, text))
        .isEqualTo(text.replace("required: false", "required: true"));
  }

  @Test
  void mendsEveryDocumentOfAFileAndEveryFileOfAFolder() {
    String both = CONTRACT + "servrs: []\n" + ORDERS + "---\n" + CONTRACT + "tagss: [a]\n" + ORDERS;
    assertThat(mended(ErrorCode.DOC_UNKNOWN_FIELD, both))
        .isEqualTo(both.replace("servrs", "servers").replace("tagss", "tags"));

    var files =
        List.of(
            SourceFile.of(".weft/inputs/x@1.yaml", CONTRACT + "tagss: [a]\n" + ORDERS),
            SourceFile.of("a.yaml", CONTRACT + "tagss: [a]\n" + ORDERS),
            SourceFile.of("b/c.yaml", CONTRACT + "servrs: []\n" + ORDERS),
            SourceFile.of("broken.yaml", "kind: DataContract\nid: [\n"));
    Mended folder =
        new Mender(LINTER).folder(ErrorCode.DOC_UNKNOWN_FIELD, new FolderFiles(files, List.of()));

    assertThat(folder.changes())
        .extracting(change -> change.before().path())
        .containsExactly("a.yaml", "b/c.yaml");
    assertThat(folder.left())
        .extracting(Mended.Left::reason)
        .containsExactly("The document belongs to others; weft fetch wrote it");
  }

  @Test
  void leavesWhatIsSharedByAnAlias() {
    String text =
        CONTRACT
            + """
              schema:
                - name: orders
                  properties: &all
                    - { name: id, logicaltype: integer }
                - name: returns
                  properties: *all
              """;

    Mended mended = mend(ErrorCode.DOC_UNKNOWN_FIELD, text);

    assertThat(mended.changes()).isEmpty();
    assertThat(mended.left()).isNotEmpty();
    assertThat(mended.left().getFirst().reason()).contains("by hand");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void findsNothingToMendInWhatIsRight(ErrorCode code) {
    Mended mended = mend(code, CONTRACT + ORDERS);

    assertThat(mended.changes()).isEmpty();
    assertThat(mended.left()).isEmpty();
  }
}
