; The setup program: for one person, without administrator's rights, in Chinese and English.
; Made by `cargo xtask windows`, which gives VERSION, CONTENT, ICON, SIDE and OUT.
;   setup.exe /S                         installs without asking
;   setup.exe /S /CONSOLE                … and the program for the command line as well
;   uninstall.exe /S                     removes the program, keeps the dealership's data
;   uninstall.exe /S /REMOVEDATA         removes the data of this person as well

Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "Servicelane"
!define DATA "$LOCALAPPDATA\cn.servicelane.desk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "Servicelane 售后通"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Servicelane 售后通 ${VERSION}"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Servicelane"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Servicelane 售后通 setup"
VIAddVersionKey /LANG=0 "LegalCopyright" "© 2026 The Servicelane authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\servicelane.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString WELCOME ${LANG_SIMPCHINESE} "售后通将只为您这位用户安装，不需要管理员权限。$\r$\n$\r$\n门店数据和程序分开存放。升级不动数据；卸载时会先问您，默认保留。$\r$\n$\r$\n点击 [下一步(N)] 继续。"
LangString WELCOME ${LANG_ENGLISH} "Servicelane is installed for you alone and needs no administrator's rights.$\r$\n$\r$\nThe dealership's data lies apart from the program. An upgrade leaves it as it is; removing the program asks first, and keeps the data unless you say otherwise.$\r$\n$\r$\nClick Next to continue."
LangString DESK ${LANG_SIMPCHINESE} "售后通"
LangString DESK ${LANG_ENGLISH} "Servicelane"
LangString DESK_IS ${LANG_SIMPCHINESE} "售后服务台：接待、工单、配件、结算和报表。"
LangString DESK_IS ${LANG_ENGLISH} "The after-sales desk: reception, repair orders, parts, settlement and reports."
LangString CONSOLE ${LANG_SIMPCHINESE} "命令行程序"
LangString CONSOLE ${LANG_ENGLISH} "Command line program"
LangString CONSOLE_IS ${LANG_SIMPCHINESE} "供管理员备份、检查和定时导出。一般用户不需要。"
LangString CONSOLE_IS ${LANG_ENGLISH} "For backups, checks and exports by an administrator. Most people do not need it."
LangString RUNNING ${LANG_SIMPCHINESE} "售后通正在运行。请先关闭它，再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Servicelane is running. Please close it, then choose Retry."
LangString NO_WEBVIEW ${LANG_SIMPCHINESE} "这台电脑上没有 WebView2 运行时，装好它之后售后通才能打开窗口（数据不受影响）。$\r$\n$\r$\n现在打开微软的下载页面吗？没有网络时，请在另一台电脑上下载“常青版独立安装程序 x64”，用U盘拷过来安装。"
LangString NO_WEBVIEW ${LANG_ENGLISH} "This PC lacks the WebView2 runtime; Servicelane can open its window once that is installed (data is not affected).$\r$\n$\r$\nOpen Microsoft's download page now? Without a network, download the Evergreen Standalone Installer (x64) on another PC and bring it on a USB stick."
LangString KEEP ${LANG_SIMPCHINESE} "门店数据要保留吗？$\r$\n$\r$\n选“是”：保留在 ${DATA}，重新安装后可以继续使用。$\r$\n选“否”：客户、工单、库存等全部数据将被永久删除。"
LangString KEEP ${LANG_ENGLISH} "Keep the dealership's data?$\r$\n$\r$\nYes: it stays in ${DATA} and is there again after the next installation.$\r$\nNo: all customers, orders and stock are deleted for good."
LangString SURE ${LANG_SIMPCHINESE} "真的要永久删除全部门店数据吗？删除后无法恢复。"
LangString SURE ${LANG_ENGLISH} "Really delete all data of the dealership? It cannot be brought back."

; A program that runs cannot be written to. Renaming shows it without harm.
!macro WAIT_UNTIL_CLOSED un
Function ${un}waitUntilClosed
  again:
  ${IfNot} ${FileExists} "$INSTDIR\servicelane.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\servicelane.exe" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function un.onInit
  SetShellVarContext current
FunctionEnd

Function webviewIsThere
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${WEBVIEW}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

Section "$(DESK)" desk
  SectionIn RO
  Call waitUntilClosed
  SetOutPath "$INSTDIR"
  File /r /x servicelane-console.exe "${CONTENT}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\售后通 Servicelane.lnk" "$INSTDIR\servicelane.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Servicelane 售后通"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\servicelane.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Servicelane authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize ${desk} $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

  Call webviewIsThere
  ${If} $0 == ""
    MessageBox MB_YESNO|MB_ICONINFORMATION "$(NO_WEBVIEW)" /SD IDNO IDNO done
    ExecShell "open" "https://developer.microsoft.com/microsoft-edge/webview2/"
  ${EndIf}
  done:
SectionEnd

Section /o "$(CONSOLE)" console
  SetOutPath "$INSTDIR"
  File "${CONTENT}\servicelane-console.exe"
  SectionGetSize ${desk} $0
  SectionGetSize ${console} $1
  IntOp $0 $0 + $1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${desk} "$(DESK_IS)"
  !insertmacro MUI_DESCRIPTION_TEXT ${console} "$(CONSOLE_IS)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Who has the command line program keeps it, in the new version.
Function .onInit
  SetShellVarContext current
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/CONSOLE" $1
  ${IfNot} ${Errors}
  ${OrIf} ${FileExists} "$INSTDIR\servicelane-console.exe"
    SectionGetFlags ${console} $2
    IntOp $2 $2 | ${SF_SELECTED}
    SectionSetFlags ${console} $2
  ${EndIf}
FunctionEnd

Section "Uninstall"
  Call un.waitUntilClosed
  ; Only what was put there: somebody may have chosen a folder that holds other things.
  Delete "$INSTDIR\servicelane.exe"
  Delete "$INSTDIR\servicelane-console.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\售后通 Servicelane.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REMOVEDATA" $1
  ${IfNot} ${Errors}
    RMDir /r "${DATA}"
    Return
  ${EndIf}
  ${IfNot} ${FileExists} "${DATA}\*.*"
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP)" /SD IDYES IDYES keep
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(SURE)" /SD IDNO IDNO keep
  RMDir /r "${DATA}"
  keep:
SectionEnd
