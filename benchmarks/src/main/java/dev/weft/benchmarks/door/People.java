package dev.weft.benchmarks.door;

import dev.weft.benchmarks.start.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A mesh with nothing but people.
final class People {

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: crowd
      labels:
        confidentiality: { order: [public, internal], default: internal }
        privacy: { order: [none, personal], default: none }
      purposes: { exploration: Find out. }
      members: []
      """;

  private People() {}

  static String name(int number) {
    return "person" + number;
  }

  /// Makes so many of them known to a server that is up.
  static void apply(Product product, Path folder, Path data, int count) throws Exception {
    Path mesh = Files.createDirectories(folder.resolve("mesh"));
    Files.writeString(mesh.resolve("mesh.yaml"), MESH);
    Files.writeString(mesh.resolve("people.yaml"), people(count));
    product.command(
        Product.Loading.AOT,
        folder.resolve("apply.log"),
        "apply",
        mesh.toString(),
        "--yes",
        "--data",
        data.toString());
  }

  private static String people(int count) throws IOException {
    var people = new StringBuilder();
    for (int at = 0; at < count; at++) {
      people.append(
          """
          ---
          apiVersion: weft/v1
          kind: Person
          name: %1$s
          title: %1$s
          """
              .formatted(name(at)));
    }
    return people.toString();
  }
}
