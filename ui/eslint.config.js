import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist', 'dist-empty', 'src/backend/generated'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // A component is named for what it is; one word is enough for some.
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['@tauri-apps/*'], message: 'Only backend/tauri.ts may.' }] }],
      'vue/no-undef-components': 'off',
      // The dealership's clock is not the PC's.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)|set(FullYear|Month|Date|Hours|Minutes|Seconds)|to(Date|Time|LocaleDate|LocaleTime)String)$/]',
          message: 'That is the time of this PC. See shared/house_time.ts.',
        },
      ],
    },
  },
  { files: ['src/**/*.test.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/backend/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
)
