package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.nio.file.Path;
import java.util.List;

/// Where the mesh lives.
///
/// @param data the data folder, absolute
/// @param lake the folder of released data, absolute
/// @param sources the folder below which connections to files have their roots, absolute
/// @param sample whether this is the sample mesh, with people anybody on this machine may act as
public record DataConfig(Path data, Path lake, Path sources, boolean sample) {

  static final Setting DATA =
      new Setting(
          "data", Shape.PATH, "~/.weft", "The folder of the catalog, the lake and the keys.");
  static final Setting LAKE =
      new Setting(
          "lake",
          Shape.PATH,
          "",
          "The folder of released data; `lake` in the data folder when nothing is said. Servers that"
              + " share a database share it too, each by the same path.");
  static final Setting SOURCES =
      new Setting(
          "sources",
          Shape.PATH,
          ".",
          "The folder below which connections to files have their roots; `.` is where the server"
              + " was started.");
  static final Setting SAMPLE =
      new Setting(
          "sample",
          Shape.FLAG,
          "false",
          "Makes a new data folder one of the sample mesh, whose people the operator may act as."
              + " On this machine only.");

  static final List<Setting> ALL = List.of(DATA, LAKE, SOURCES, SAMPLE);

  static DataConfig of(Settings settings) {
    Path data = settings.path(DATA);
    return new DataConfig(
        data,
        settings.findPath(LAKE).orElseGet(() -> data.resolve("lake")),
        settings.path(SOURCES),
        settings.isOn(SAMPLE));
  }
}
