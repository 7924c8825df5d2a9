package dev.weft.formats.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// However a document is written: an edit of its text is the edit of its tree, lines that it does
/// not concern stay as they are, comments as well. Replay a failure with `-Dseed=`.
class EditsTest {

  private static final long SEED = Long.getLong("seed", 20_010_101L);

  @Test
  void changeLinesAsTheyChangeTrees() {
    int done = 0;
    int all = 0;
    for (int i = 0; i < 6_000; i++) {
      var random = new Random(SEED + i);
      Tree.Fields tree = new RandomTree(random).document();
      var scribe = new Scribe(random);
      String text = scribe.yaml(tree);
      EditableFile file = file("a.yaml", text);
      assertThat(file.documents()).as("seed %d%n%s", SEED + i, text).containsExactly(tree);
      TreeEdit edit = edit(tree, random);

      all++;
      if (file.edit(0, edit) instanceof Edited.Done(EditableFile changed)) {
        done++;
        String about = "seed " + (SEED + i) + " " + edit + "\n" + text + "\n=>\n" + changed.text();
        assertThat(changed.documents()).as(about).containsExactly(expected(edit, tree));
        checkComments(about, scribe.comments(), edit, changed.text());
        checkLines(about, scribe, edit, text, changed.text());
      } else {
        assertThat(isRare(edit, tree)).as("seed %d %s%n%s", SEED + i, edit, text).isTrue();
      }
    }
    assertThat(done).isGreaterThan(all * 9 / 10);
  }

  @Test
  void changeJsonAsTheyChangeTrees() {
    for (int i = 0; i < 2_000; i++) {
      var random = new Random(SEED + i);
      Tree.Fields tree = new RandomTree(random).document();
      EditableFile file = file("a.json", TreeText.json(tree));
      TreeEdit edit = edit(tree, random);

      Edited edited = file.edit(0, edit);

      String about = "seed " + (SEED + i) + " " + edit + "\n" + file.text();
      assertThat(edited).as(about).isInstanceOf(Edited.Done.class);
      String text = ((Edited.Done) edited).file().text();
      assertThat(TreeTextTest.read("a.json", text)).as(about).isEqualTo(expected(edit, tree));
      assertThat(JsonMapper.shared().readTree(text).isObject()).as(about).isTrue();
    }
  }

  private static Tree.Fields expected(TreeEdit edit, Tree.Fields tree) {
    return (Tree.Fields) edit.apply(tree).orElseThrow();
  }

  static EditableFile file(String path, String text) {
    return EditableFile.of(SourceFile.of(path, text)).orElseThrow(() -> new AssertionError(text));
  }

  /// The only field of a document cannot go, and what is wrapped must not begin on the line of a
  /// dash or go over several lines.
  private static boolean isRare(TreeEdit edit, Tree.Fields tree) {
    return edit instanceof TreeEdit.Wrap
        || (edit instanceof TreeEdit.Remove && tree.fields().size() == 1);
  }

  private static TreeEdit edit(Tree.Fields tree, Random random) {
    List<String> pointers = new ArrayList<>();
    collect(tree, "", pointers);
    pointers.removeFirst();
    String pointer = pointers.get(random.nextInt(pointers.size()));
    Tree holder = tree.at(Pointer.parent(pointer)).orElseThrow();
    Tree value = new RandomTree(random).tree(2);
    return switch (random.nextInt(5)) {
      case 0 -> new TreeEdit.Set(pointer, value);
      case 1 -> new TreeEdit.Remove(pointer);
      case 2 -> new TreeEdit.Wrap(pointer, "members");
      case 3 ->
          holder instanceof Tree.Fields
              ? new TreeEdit.Rename(pointer, "renamed " + random.nextInt(9))
              : new TreeEdit.Add(pointer, value);
      default ->
          switch (tree.at(pointer).orElseThrow()) {
            case Tree.Fields fields -> new TreeEdit.Add(pointer + "/new", value);
            case Tree.Items items -> new TreeEdit.Add(pointer + "/-", value);
            case Tree.Leaf leaf -> new TreeEdit.Set(pointer, value);
          };
    };
  }

  private static void collect(Tree tree, String pointer, List<String> all) {
    all.add(pointer);
    switch (tree) {
      case Tree.Fields fields ->
          fields.fields().forEach(f -> collect(f.value(), Pointer.below(pointer, f.key()), all));
      case Tree.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          collect(items.items().get(i), pointer + "/" + i, all);
        }
      }
      case Tree.Leaf leaf -> {
        // nothing below
      }
    }
  }

  private static void checkComments(
      String about, Map<String, String> comments, TreeEdit edit, String changed) {
    boolean replaces = edit instanceof TreeEdit.Set || edit instanceof TreeEdit.Remove;
    comments.forEach(
        (comment, pointer) -> {
          boolean concerned = (pointer + "/").startsWith(edit.pointer() + "/");
          if (!replaces || !concerned) {
            assertThat(changed).as(about).contains(comment);
          }
        });
  }

  /// Lines before the first and behind the last one concerned are the same; the neighbour's counts
  /// as concerned, since a comma or a dash may move.
  private static void checkLines(
      String about, Scribe scribe, TreeEdit edit, String before, String after) {
    boolean adds = edit instanceof TreeEdit.Add;
    boolean removes = edit instanceof TreeEdit.Remove;
    String holder = Pointer.parent(edit.pointer());
    int[] own = scribe.lines(adds || removes ? holder : edit.pointer());
    int first = own[0];
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int same = Math.max(0, old.size() - own[1] - 2);
    assertThat(now.subList(0, Math.min(first, now.size())))
        .as(about)
        .isEqualTo(old.subList(0, first));
    assertThat(now.subList(now.size() - Math.min(same, now.size()), now.size()))
        .as(about)
        .isEqualTo(old.subList(old.size() - same, old.size()));
  }
}
