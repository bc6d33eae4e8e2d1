use crate::kit::*;
#[test]
fn zz() {
    let project = Folder::translated_clinic();
    project.edit("content/ja/columns/a.md", "炎症を抑える作用が期待されています。", "");
    println!("{}", project.run("sync").out);
    println!("{}", project.read("locales/en/articles/columns/a.md.ftl"));
    println!("{}", project.read("locales/ja/articles/columns/a.md.ftl"));
    println!("{:?}", project.files().keys());
}
