import type { Place } from '../../../core/prompt.js';
import type { Import } from '../facts.js';
import type { Setting } from '../configuration.js';
import type { Module, Value } from '../values.js';

/** What the evaluator asks about other files. */
export interface World {
  /** Whether any program imports one of these packages, or what is below one. */
  uses(packages: readonly string[]): boolean;
  byPath(path: string): Module | null;
  /** The module of an import, `null` when it is not in the repository. */
  module(from: Module, name: string): Module | null;
  /** Whether an import leads to a program that is read only when something in it is asked for, and was not so far. */
  isLater(from: Module, imported: Import): boolean;
  /** The path of a file of text or data that a program imports, null when the import is something else. */
  asset(from: Module, name: string): string | null;
  /** A file's path as the program writes it, null when there is no such file in the repository. */
  file(from: string, path: string): string | null;
  /** Files that match a bundler's glob, as written in the program at `from`, by the name that the program has for them. */
  files(from: string, glob: string): ReadonlyMap<string, string>;
  /** Names that are visible without an import (same package), null where there are none. */
  visible(from: Module, name: string): Module | null;
  /** The file that declares a name in a package imported as a whole (Go), by the path of the importing file. */
  inPackage(from: string, imported: string, name: string): Module | null;
  /** The content of a data file the program loads (JSON, YAML, TOML), null when it cannot be read. */
  data(path: string): Value | null;
  /** What the application's configuration says for a key, for a program at `path`; null when it says nothing. */
  configured(path: string, key: string): Setting | null;
  /** A text with a placeholder of the configuration (`${app.model:gpt-4o}`), followed. */
  filledIn(path: string, text: string, place: Place): Setting | null;
}
