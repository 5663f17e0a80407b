// node validate.js JOBS.json: judges YAML files by JSON Schemas, with ajv, and reads them as editors do.
//
// JOBS.json is [{"schema": FILE, "files": [FILE, ...]}, ...]; the answer is, on one line of standard
// output, {FILE: [error, ...]}: no error where every document of the file is valid.
"use strict";
const fs = require("fs");
const Ajv = require("ajv");
const yaml = require("yaml");

function compile(path) {
  const ajv = new Ajv({allErrors: true, strict: true, strictTypes: false, strictRequired: false});
  ajv.addVocabulary(["enumDescriptions", "patternErrorMessage"]); // words of editors
  return ajv.compile(JSON.parse(fs.readFileSync(path, "utf8")));
}

function judge(validate, path) {
  const errors = [];
  for (const document of yaml.parseAllDocuments(fs.readFileSync(path, "utf8"))) {
    if (document.errors.length) errors.push("yaml: " + document.errors[0].message);
    else if (!validate(document.toJS()))
      errors.push(...validate.errors.map((e) => e.instancePath + " " + e.message));
  }
  return errors;
}

const answer = {};
for (const job of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
  const validate = compile(job.schema);
  for (const path of job.files) answer[path] = judge(validate, path);
}
process.stdout.write(JSON.stringify(answer) + "\n");
