//! Version information and icon for the properties that Windows shows of a program.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return;
    }
    println!("cargo::rerun-if-changed=../../icons/icon.ico");
    println!("cargo::rerun-if-changed=../servicelane.manifest");
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("../../icons/icon.ico")
        .set_manifest(include_str!("../servicelane.manifest"))
        .set("ProductName", "Servicelane")
        .set("FileDescription", "Servicelane 售后通 console")
        .set("LegalCopyright", "© 2026 The Servicelane authors");
    if let Err(error) = resource.compile() {
        println!("cargo::error={error}");
    }
}
