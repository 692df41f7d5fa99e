fn main() {
    println!("cargo::rerun-if-changed=servicelane.manifest");
    let windows = tauri_build::WindowsAttributes::new().app_manifest(include_str!("servicelane.manifest"));
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().windows_attributes(windows)) {
        println!("cargo::error={error:#}");
    }
}
