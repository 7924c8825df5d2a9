package dev.weft.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands of a page in Markdown, with what the page says they print.
///
/// In a block ```` ```console ```` a line that begins with `$ ` is a command, the lines behind it
/// are its output. `…` stands for any text in a line, a line that is only `…` for any lines. ````
/// ```console exit=4 ```` says how the block's last command ends. Without output lines only the
/// exit code counts; a page promises nothing about what it does not show.
record Tour(List<Command> commands) {

  /// One command.
  ///
  /// @param line in the page, from 1
  record Command(int line, String text, List<String> output, int exit) {

    boolean matches(String printed) {
      return Pattern.compile(pattern(), Pattern.DOTALL).matcher(printed.strip()).matches();
    }

    private String pattern() {
      var pattern = new StringBuilder();
      for (int i = 0; i < output.size(); i++) {
        // as what is printed is compared without the spaces before its first word
        String expected = i == 0 ? output.get(i).strip() : output.get(i).stripTrailing();
        if (expected.equals("…")) {
          pattern.append(".*?");
        } else {
          pattern.append(line(expected)).append("[ \\t]*");
        }
        if (i + 1 < output.size()) {
          pattern.append("\\R?");
        }
      }
      return pattern.toString();
    }

    private static String line(String expected) {
      var pattern = new StringBuilder();
      for (String part : expected.split("…", -1)) {
        if (!pattern.isEmpty()) {
          pattern.append("[^\\n]*?");
        }
        pattern.append(Pattern.quote(part));
      }
      return pattern.toString();
    }
  }

  static Tour read(List<String> page) {
    var commands = new ArrayList<Command>();
    int exit = -1;
    for (int i = 0; i < page.size(); i++) {
      String line = page.get(i);
      if (line.startsWith("```console")) {
        exit = line.contains("exit=") ? Integer.parseInt(line.replaceAll(".*exit=", "")) : 0;
      } else if (line.startsWith("```")) {
        exit = -1;
      } else if (exit >= 0 && line.startsWith("$ ")) {
        var output = new ArrayList<String>();
        int at = i;
        while (!page.get(i + 1).startsWith("$ ") && !page.get(i + 1).startsWith("```")) {
          output.add(page.get(++i));
        }
        boolean last = page.get(i + 1).startsWith("```");
        commands.add(new Command(at + 1, line.substring(2), output, last ? exit : 0));
      }
    }
    return new Tour(List.copyOf(commands));
  }
}
