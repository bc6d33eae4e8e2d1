// Builds dist/ with taiyaku: the one named by TAIYAKU, else that of the repository this example lies in, else the one on
// the path.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const manifest = join(here, "../../Cargo.toml");
const [program, ...words] = process.env.TAIYAKU
  ? [process.env.TAIYAKU]
  : existsSync(manifest)
    ? ["cargo", "run", "--quiet", "--release", "--manifest-path", manifest, "--"]
    : ["taiyaku"];

if (program === "cargo") console.error("Building taiyaku first; the first time this takes some minutes.");
const { status, error } = spawnSync(program, [...words, "--project", here, "build"], { stdio: "inherit" });
if (error) console.error(`${program}: ${error.message}`);
process.exit(status ?? 2);
