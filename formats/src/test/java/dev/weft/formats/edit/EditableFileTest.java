package dev.weft.formats.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.SourceFile;
import org.junit.jupiter.api.Test;

/// What an edit makes of lines that people wrote.
class EditableFileTest {

  private static String edited(String text, TreeEdit... edits) {
    return edited("a.yaml", text, edits);
  }

  private static String edited(String path, String text, TreeEdit... edits) {
    EditableFile file = EditsTest.file(path, text);
    for (TreeEdit edit : edits) {
      Edited edited = file.edit(0, edit);
      assertThat(edited).isInstanceOf(Edited.Done.class);
      file = ((Edited.Done) edited).file();
    }
    return file.text();
  }

  private static void assertRefused(String text, TreeEdit edit) {
    EditableFile file = EditsTest.file("a.yaml", text);
    assertThat(file.edit(0, edit)).isInstanceOf(Edited.Refused.class);
    assertThat(file.text()).isEqualTo(text);
  }

  @Test
  void replacesAValueAndKeepsTheCommentBehindIt() {
    assertThat(
            edited(
                """
                # head
                apiVersion: v3.0.2   # old
                kind: 'DataContract'
                """,
                new TreeEdit.Set("/apiVersion", Tree.text("v3.1.0")),
                new TreeEdit.Set("/kind", Tree.text("yes"))))
        .isEqualTo(
            """
            # head
            apiVersion: v3.1.0   # old
            kind: "yes"
            """);
  }

  @Test
  void replacesALeafByAGroupAndAGroupByALeaf() {
    assertThat(
            edited(
                """
                a: old # why
                b: # what
                  - x
                  # in between
                  - y
                c: 1
                """,
                new TreeEdit.Set("/a", Tree.Fields.of(Tree.field("k", "v"))),
                new TreeEdit.Set("/b", Tree.number(2))))
        .isEqualTo(
            """
            a: # why
              k: v
            b: 2 # what
            c: 1
            """);
  }

  @Test
  void renamesAKeyOnly() {
    assertThat(
            edited(
                """
                quality:
                  - { rule: nullValues, mustBe: 0 } # none
                  - "rule": rowCount # some
                    mustBeGreaterThan: 0
                """,
                new TreeEdit.Rename("/quality/0/rule", "metric"),
                new TreeEdit.Rename("/quality/1/rule", "metric")))
        .isEqualTo(
            """
            quality:
              - { metric: nullValues, mustBe: 0 } # none
              - metric: rowCount # some
                mustBeGreaterThan: 0
            """);
  }

  @Test
  void putsAKeyAboveAList() {
    assertThat(
            edited(
                """
                team: # who
                  # first
                  - username: ada # owner
                    role: |
                      Owner
                        of all
                  - { username: bo }
                x: 1
                """,
                new TreeEdit.Wrap("/team", "members")))
        .isEqualTo(
            """
            team: # who
              members:
                # first
                - username: ada # owner
                  role: |
                    Owner
                      of all
                - { username: bo }
            x: 1
            """);
    assertThat(
            edited("team:\n- username: ada\n- username: bo", new TreeEdit.Wrap("/team", "members")))
        .isEqualTo("team:\n  members:\n  - username: ada\n  - username: bo");
    assertThat(edited("team: [{ username: ada }] # one\n", new TreeEdit.Wrap("/team", "members")))
        .isEqualTo("team: { members: [{ username: ada }] } # one\n");
  }

  @Test
  void addsAndRemovesFieldsInLines() {
    assertThat(
            edited(
                """
                a: 1
                # about b
                b:
                  - x: 1 # first
                    y: 2
                  - z: 3
                c: |
                  text

                """,
                new TreeEdit.Remove("/b/0/x"),
                new TreeEdit.Remove("/b/1"),
                new TreeEdit.Add("/b/0/w", Tree.text("two\nlines")),
                new TreeEdit.Add("/d", Tree.Items.of(Tree.text("e")))))
        .isEqualTo(
            """
            a: 1
            # about b
            b:
              - y: 2
                w: |-
                  two
                  lines
            c: |
              text
            d:
              - e

            """);
  }

  @Test
  void leavesEmptyBracketsWhereNothingStays() {
    assertThat(
            edited(
                "a:\n  - x\nb:\n  c: 1\n",
                new TreeEdit.Remove("/a/0"),
                new TreeEdit.Remove("/b/c")))
        .isEqualTo("a: []\nb: {}\n");
  }

  @Test
  void takesCommasAlongBetweenBrackets() {
    String text = "a: { b: 1, c: [x, y, z], d: 3 }\n";

    assertThat(edited(text, new TreeEdit.Remove("/a/b"), new TreeEdit.Remove("/a/c/2")))
        .isEqualTo("a: { c: [x, y], d: 3 }\n");
    assertThat(edited(text, new TreeEdit.Remove("/a/d"), new TreeEdit.Remove("/a/c/1")))
        .isEqualTo("a: { b: 1, c: [x, z] }\n");
    assertThat(
            edited(
                text,
                new TreeEdit.Add("/a/e", Tree.text("a, b")),
                new TreeEdit.Add("/a/c/0", Tree.text("w")),
                new TreeEdit.Add("/a/c/-", Tree.nothing())))
        .isEqualTo("a: { b: 1, c: [w, x, y, z, null], d: 3, e: \"a, b\" }\n");
    assertThat(edited("a: {}\nb: []\n", new TreeEdit.Add("/a/x", Tree.flag(true))))
        .isEqualTo("a: { x: true }\nb: []\n");
  }

  @Test
  void editsJsonAsJson() {
    String text =
        """
        {
        \t"kind": "DataContract",
        \t"team": [
        \t\t{ "username": "ada" }
        \t],
        \t"price": { "priceAmount": 1 }
        }
        """;

    assertThat(
            edited(
                "a.json",
                text,
                new TreeEdit.Wrap("/team", "members"),
                new TreeEdit.Add("/tags", Tree.Items.of(Tree.text("a"))),
                new TreeEdit.Remove("/price")))
        .isEqualTo(
            """
            {
            \t"kind": "DataContract",
            \t"team": { "members": [
            \t\t{ "username": "ada" }
            \t] },
            \t"tags": [
            \t\t"a"
            \t]
            }
            """);
  }

  @Test
  void keepsLineEndsMarksAndTheMissingLastNewline() {
    String text = "\uFEFFa: 1\r\nb: # c\r\n  - \uD83D\uDE00\r\nc: 2";

    assertThat(
            edited(
                text,
                new TreeEdit.Add("/b/-", Tree.text("x")),
                new TreeEdit.Add("/d", Tree.Fields.of(Tree.field("e", "f")))))
        .isEqualTo("\uFEFFa: 1\r\nb: # c\r\n  - \uD83D\uDE00\r\n  - x\r\nc: 2\r\nd:\r\n  e: f");
    assertThat(edited(text, new TreeEdit.Remove("/c")))
        .isEqualTo("\uFEFFa: 1\r\nb: # c\r\n  - \uD83D\uDE00");
  }

  @Test
  void editsOneOfSeveralDocuments() {
    String text =
        """
        # first
        a: 1
        --- # second
        a: 1
        ...
        ---
        a: 1
        """;
    EditableFile file = EditsTest.file("a.yaml", text);

    assertThat(file.documentAt(1)).isZero();
    assertThat(file.documentAt(4)).isEqualTo(1);
    assertThat(file.documentAt(7)).isEqualTo(2);
    Edited edited = file.edit(1, new TreeEdit.Add("/b", Tree.number(2)));
    assertThat(((Edited.Done) edited).file().text())
        .isEqualTo(text.replace("second\na: 1", "second\na: 1\nb: 2"));
  }

  @Test
  void refusesWhatWouldChangeSomethingElse() {
    String shared =
        """
        a: &it
          x: 1
        b: *it
        """;

    assertRefused(shared, new TreeEdit.Set("/a/x", Tree.number(2)));
    assertRefused(shared, new TreeEdit.Set("/b/x", Tree.number(2)));
    assertRefused(shared, new TreeEdit.Remove("/a"));
    assertRefused(shared, new TreeEdit.Set("/a", Tree.number(2)));
    assertRefused(shared, new TreeEdit.Rename("/a", "b"));
    assertRefused(shared, new TreeEdit.Add("/a", Tree.number(2)));
    assertRefused(shared, new TreeEdit.Set("/c", Tree.number(2)));
    assertRefused("a: 1\n", new TreeEdit.Remove("/a"));
    assertThat(edited("? a\n: 1\n? b\n: 2\n", new TreeEdit.Remove("/a"))).isEqualTo("? b\n: 2\n");
    assertThat(edited(shared, new TreeEdit.Set("/b", Tree.number(2))))
        .isEqualTo("a: &it\n  x: 1\nb: 2\n");
    assertThat(edited(shared, new TreeEdit.Remove("/b"))).isEqualTo("a: &it\n  x: 1\n");
  }

  @Test
  void readsNothingForChangingThatIsNotSound() {
    assertThat(EditableFile.of(SourceFile.of("a.yaml", "a: 1\na: 2\n"))).isEmpty();
    assertThat(EditableFile.of(SourceFile.of("a.yaml", "a: [\n"))).isEmpty();
    assertThat(EditableFile.of(new SourceFile("a.yaml", new byte[] {(byte) 0xff}))).isEmpty();
  }
}
