use crate::kit::*;
#[test]
fn zz() {
    let project = Folder::translated_clinic();
    let c = "locales/en/articles/columns/a.md.ftl";
    project.write(c, format!("### 上に一行\n\n{}", project.read(c)));
    println!("{}", project.run("check").out);
    println!("{}", project.run("sync").out);
    println!("{}", project.read("locales/en/articles/columns/a.md.ftl"));
}
