package dev.weft.cli.folder;

import dev.weft.cli.terminal.Style;
import dev.weft.cli.terminal.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What changes between two texts, as `diff -u` and `patch` know it: three lines around each
/// change.
final class UnifiedDiff {

  private static final int AROUND = 3;
  private static final int MOST_CHANGES = 4_000;

  private UnifiedDiff() {}

  /// A line that goes (-), comes (+) or stays.
  private record Line(char sign, String text, int before, int after) {}

  /// The lines of the diff, without their ends; none when nothing changes.
  static List<String> of(String name, String before, String after) {
    List<Line> all = lines(split(before), split(after));
    List<String> diff = new ArrayList<>();
    int at = 0;
    while ((at = next(all, at)) < all.size()) {
      int from = Math.max(0, at - AROUND);
      int to = end(all, at);
      if (diff.isEmpty()) {
        diff.add("--- " + name);
        diff.add("+++ " + name);
      }
      hunk(all.subList(from, to), diff);
      at = to;
    }
    return diff;
  }

  /// With the end of each line, but for the last newline, so that a missing one shows.
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.add(lines.removeLast() + "\n\\ No newline at end of file");
    }
    return lines;
  }

  private static int next(List<Line> all, int from) {
    int at = from;
    while (at < all.size() && all.get(at).sign() == ' ') {
      at++;
    }
    return at;
  }

  /// Behind the lines around the last change that is near.
  private static int end(List<Line> all, int change) {
    int last = change;
    for (int i = change; i < all.size() && i <= last + 2 * AROUND + 1; i++) {
      last = all.get(i).sign() == ' ' ? last : i;
    }
    return Math.min(all.size(), last + AROUND + 1);
  }

  private static void hunk(List<Line> lines, List<String> diff) {
    long old = lines.stream().filter(line -> line.sign() != '+').count();
    long now = lines.stream().filter(line -> line.sign() != '-').count();
    Line first = lines.getFirst();
    diff.add("@@ -" + range(first.before(), old) + " +" + range(first.after(), now) + " @@");
    for (Line line : lines) {
      String[] parts = line.text().split("\n", 2);
      diff.add(line.sign() + parts[0]);
      if (parts.length > 1) {
        diff.add(parts[1]);
      }
    }
  }

  /// The lines as they are shown to people.
  static List<String> shown(List<String> diff, Style style) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < diff.size(); i++) {
      String line = tame(diff.get(i));
      shown.add(
          i < 2
              ? style.strong(line)
              : switch (line.charAt(0)) {
                case '+' -> style.good(line);
                case '-' -> style.error(line);
                case '@' -> style.faint(line);
                default -> line;
              });
    }
    return shown;
  }

  /// Tabs stay, since `patch` may read this.
  private static String tame(String line) {
    return Arrays.stream(line.replace("\r", "").split("\t", -1))
        .map(Width::tame)
        .collect(Collectors.joining("\t"));
  }

  private static String range(int from, long count) {
    return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
  }

  /// The fewest lines that go and come, by the greedy method of Myers; when they are very many, all
  /// of them.
  private static List<Line> lines(List<String> a, List<String> b) {
    List<int[]> trace = new ArrayList<>();
    int most = Math.min(MOST_CHANGES, a.size() + b.size());
    int[] far = new int[2 * most + 3];
    for (int d = 0; d <= most; d++) {
      trace.add(Arrays.copyOfRange(far, most - d, most + d + 3));
      for (int k = -d; k <= d; k += 2) {
        int at = k + most + 1;
        int x = isDown(far, at, k, d) ? far[at + 1] : far[at - 1] + 1;
        int y = x - k;
        while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
          x++;
          y++;
        }
        far[at] = x;
        if (x >= a.size() && y >= b.size()) {
          return path(trace, a, b);
        }
      }
    }
    return all(a, b);
  }

  private static boolean isDown(int[] far, int at, int k, int d) {
    return k == -d || (k != d && far[at - 1] < far[at + 1]);
  }

  private static List<Line> path(List<int[]> trace, List<String> a, List<String> b) {
    List<Line> lines = new ArrayList<>();
    int x = a.size();
    int y = b.size();
    for (int d = trace.size() - 1; d >= 0; d--) {
      int[] far = trace.get(d);
      int k = x - y;
      int at = k + d + 1;
      boolean down = isDown(far, at, k, d);
      int fromX = d == 0 ? 0 : down ? far[at + 1] : far[at - 1];
      int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
      int behind = d == 0 ? 0 : down ? fromX : fromX + 1;
      while (x > behind) {
        x--;
        y--;
        lines.add(new Line(' ', a.get(x), x, y));
      }
      if (d > 0) {
        lines.add(
            down
                ? new Line('+', b.get(fromY), fromX, fromY)
                : new Line('-', a.get(fromX), fromX, fromY));
      }
      x = fromX;
      y = fromY;
    }
    return lines.reversed();
  }

  private static List<Line> all(List<String> a, List<String> b) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      lines.add(new Line('-', a.get(i), i, 0));
    }
    for (int i = 0; i < b.size(); i++) {
      lines.add(new Line('+', b.get(i), a.size(), i));
    }
    return lines;
  }
}
